import { byCodeUnit } from '../../core/compare.ts';
import { groupBy } from '../../core/group-by.ts';
import { SECRET_PROVIDER_CLASSES } from '../../upstream/admission.ts';
import { PULUMI_ESC_CSI_PROVIDER_0_1_1 as PULUMI } from '../../upstream/pulumi-esc-csi-provider.ts';
import {
  type AdmissionPolicy,
  type AdmissionValidation,
  type NamedExpression,
  SPEC_CHANGES,
} from './admission-policy.ts';
import { celMapLines, celString, celStringMap, celStrings } from './cel-literal.ts';
import type { PlannedClassNamespace, PlannedPulumiClass } from './props.ts';

/** What a policy is made of for one concern. */
interface PolicyPart {
  readonly variables: readonly NamedExpression[];
  readonly validations: readonly AdmissionValidation[];
}

const IS_NOT_PULUMI = `variables.provider != ${celString(PULUMI.provider)}`;

/** SecretProviderClasses of planned providers in planned namespaces, with the planned sign-in at Pulumi. */
export function classPolicy(
  namespaces: readonly PlannedClassNamespace[] | undefined,
  pulumiClasses: readonly PlannedPulumiClass[] | undefined,
): AdmissionPolicy {
  const parts = [
    ...(namespaces === undefined ? [] : [providerPart(namespaces)]),
    ...(pulumiClasses === undefined ? [] : [pulumiPart(pulumiClasses)]),
  ];
  return {
    resource: SECRET_PROVIDER_CLASSES,
    operations: ['CREATE', 'UPDATE'],
    condition: SPEC_CHANGES,
    variables: [
      { name: 'provider', expression: 'object.?spec.?provider.orValue("")' },
      ...parts.flatMap(({ variables }) => variables),
    ],
    validations: parts.flatMap(({ validations }) => validations),
  };
}

function providerPart(namespaces: readonly PlannedClassNamespace[]): PolicyPart {
  const planned = [...groupBy(namespaces, ({ namespace }) => namespace)].map(
    ([namespace, entries]) => [namespace, celStrings(entries.flatMap(({ providers }) => providers))] as const,
  );
  return {
    variables: [{ name: 'plannedProviders', expression: ofRequestNamespace(new Map(planned)) }],
    validations: [
      {
        expression: 'variables.provider in variables.plannedProviders',
        message:
          'No SecretProviderClass with this provider is planned in this namespace. ' +
          'Bind the secret in the program of the fleet, which writes the class and this policy.',
      },
    ],
  };
}

function pulumiPart(classes: readonly PlannedPulumiClass[]): PolicyPart {
  const planned = [...groupBy(classes, ({ namespace }) => namespace)].map(
    ([namespace, entries]) => [namespace, signIns(entries)] as const,
  );
  return {
    variables: [
      { name: 'parameters', expression: 'object.?spec.?parameters.orValue({})' },
      { name: 'plannedSignIns', expression: ofRequestNamespace(new Map(planned)) },
    ],
    validations: [
      {
        // Provider 0.1.1 takes parameter names in any case, so that another spelling could outdo the one that is looked at.
        expression: `${IS_NOT_PULUMI} || variables.parameters.all(name, name in ${celStrings(PULUMI.acceptedParameters)})`,
        message: `A SecretProviderClass for Pulumi ESC has no other parameters than these, spelt like this: ${PULUMI.acceptedParameters.join(', ')}.`,
      },
      {
        expression:
          `${IS_NOT_PULUMI} || variables.plannedSignIns.exists(signIn, ` +
          '["apiUrl", "authSecretName", "authSecretNamespace"].all(name, signIn[?name] == variables.parameters[?name]))',
        message:
          'This namespace is not planned to sign in to Pulumi ESC with this authSecretNamespace, authSecretName and apiUrl. ' +
          'Use the accessToken and apiUrl of an environment that the fleet binds in this namespace.',
      },
    ],
  };
}

/** A list of maps in one line, each with the parameters that a class has to have, no more and no less. */
function signIns(classes: readonly PlannedPulumiClass[]): string {
  const literals = classes.map(({ authSecretName, authSecretNamespace, apiUrl }) =>
    celStringMap({ authSecretName, authSecretNamespace, ...(apiUrl === undefined ? {} : { apiUrl }) }),
  );
  return `[${[...new Set(literals)].sort(byCodeUnit).join(', ')}]`;
}

/** What a map has for the namespace of the request, else an empty list. */
function ofRequestNamespace(lists: ReadonlyMap<string, string>): string {
  return `${celMapLines(lists)}[?request.namespace].orValue([])`;
}
