import { PODS } from '../../upstream/admission.ts';
import type { AdmissionPolicy, AdmissionValidation, NamedExpression } from './admission-policy.ts';
import { celStringLines, celStrings } from './cel-literal.ts';
import type { PlannedClassNamespace } from './props.ts';

/** What decides which pods may name a Secret in a CSI volume. */
interface RequestLogging {
  readonly providers: readonly string[];
  readonly namespaces: readonly PlannedClassNamespace[] | undefined;
}

/**
 * Volumes of the CSI drivers that leave the class as it is, and hand no Secret to a provider that logs it.
 *
 * The pod is the last object that all workloads become, and its volumes never change. A pod names a class and not a provider,
 * so that a namespace stands for the providers that are planned in it.
 */
export function volumePolicy(driverNames: readonly string[], logging: RequestLogging): AdmissionPolicy {
  const isGuarded = `has(volume.csi) && volume.csi.driver in ${celStrings(driverNames)}`;
  return {
    resource: PODS,
    operations: ['CREATE'],
    condition: {
      name: 'has-secrets-volume',
      expression: `has(object.spec.volumes) && object.spec.volumes.exists(volume, ${isGuarded})`,
    },
    variables: [
      { name: 'volumes', expression: `object.spec.volumes.filter(volume, ${isGuarded})` },
      ...(logging.providers.length > 0 ? [silentNamespaces(logging)] : []),
    ],
    validations: [ONLY_THE_CLASS, ...(logging.providers.length > 0 ? [NO_LOGGED_SECRET] : [])],
  };
}

// Driver 1.6.0 lays all attributes of the volume over the parameters of the class.
const ONLY_THE_CLASS: AdmissionValidation = {
  expression:
    'variables.volumes.all(volume, !has(volume.csi.volumeAttributes) || ' +
    'volume.csi.volumeAttributes.all(name, name == "secretProviderClass"))',
  message:
    'A secrets volume of this pod has other volumeAttributes than secretProviderClass, and they would override the class. ' +
    'Leave them out; what they set belongs into the class.',
};

const NO_LOGGED_SECRET: AdmissionValidation = {
  expression:
    'variables.volumes.all(volume, !has(volume.csi.nodePublishSecretRef)) || ' +
    'request.namespace in variables.silentNamespaces',
  message:
    'A secrets volume of this pod has a nodePublishSecretRef, and a provider that this namespace may use writes such Secrets ' +
    'to its log. Leave it out: that provider does not need it.',
};

/** Namespaces all of whose providers keep the Secret to themselves. */
function silentNamespaces({ providers, namespaces = [] }: RequestLogging): NamedExpression {
  const logged = namespaces.filter((planned) => planned.providers.some((provider) => providers.includes(provider)));
  const loud = new Set(logged.map(({ namespace }) => namespace));
  const silent = namespaces.map(({ namespace }) => namespace).filter((namespace) => !loud.has(namespace));
  return { name: 'silentNamespaces', expression: celStringLines(silent) };
}
