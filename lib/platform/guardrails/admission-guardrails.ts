import { Construct } from 'constructs';
import { reportFinding } from '../../core/report-finding.ts';
import { CEL_EXPRESSION_MAX_LENGTH } from '../../upstream/admission.ts';
import { PULUMI_ESC_CSI_PROVIDER_0_1_1 as PULUMI } from '../../upstream/pulumi-esc-csi-provider.ts';
import { SECRETS_STORE_CSI_DRIVER } from '../../upstream/secrets-store-csi-driver.ts';
import { addManifest } from '../manifest.ts';
import { type AdmissionPolicy, policyBinding, validatingAdmissionPolicy } from './admission-policy.ts';
import { classPolicy } from './class-policy.ts';
import type { AdmissionGuardrailsProps } from './props.ts';
import { clusterStorePolicy, externalSecretPolicy, storePolicy } from './store-policies.ts';
import { volumePolicy } from './volume-policy.ts';

/**
 * ValidatingAdmissionPolicies that hold a cluster to its plan: one policy and one binding a resource.
 *
 * What they refuse, and what they do not protect from, stands in `docs/guardrails.md`. They look at requests, so that whatever
 * is in the cluster already stays. Two of them in one cluster refuse what the other allows.
 */
export class AdmissionGuardrails extends Construct {
  constructor(scope: Construct, id: string, props: AdmissionGuardrailsProps) {
    super(scope, id);
    for (const policy of policiesOf(props)) {
      const { plural } = policy.resource;
      addManifest(this, plural, validatingAdmissionPolicy(policy));
      addManifest(this, `${plural}-binding`, policyBinding(policy, props.enforcement ?? 'deny'));
      this.checkLengths(policy);
    }
  }

  private checkLengths({ resource, variables }: AdmissionPolicy): void {
    const longest = Math.max(...variables.map(({ expression }) => expression.length));
    if (longest <= CEL_EXPRESSION_MAX_LENGTH) return;
    reportFinding(this, {
      code: 'guardrails/expression-length',
      severity: 'error',
      problem: `The policy over ${resource.plural} has an expression of ${longest} characters.`,
      cause: `The API server refuses an expression of more than ${CEL_EXPRESSION_MAX_LENGTH} characters, and the policy with it.`,
      mend: 'Leave that part of the guardrails out, or spread its namespaces over several clusters.',
    });
  }
}

function policiesOf(props: AdmissionGuardrailsProps): readonly AdmissionPolicy[] {
  const { storeNamespaces, clusterStores, externalSecretNamespaces } = props;
  return [
    ...csiPolicies(props),
    ...(storeNamespaces === undefined ? [] : [storePolicy(storeNamespaces)]),
    ...(clusterStores === undefined ? [] : [clusterStorePolicy(clusterStores)]),
    ...(externalSecretNamespaces === undefined ? [] : [externalSecretPolicy(externalSecretNamespaces)]),
  ];
}

/** Classes and the volumes that name them: one without the other can be got round. */
function csiPolicies(props: AdmissionGuardrailsProps): readonly AdmissionPolicy[] {
  const { classNamespaces, pulumiClasses } = props;
  if (classNamespaces === undefined && pulumiClasses === undefined) return [];
  const { driverNames = [SECRETS_STORE_CSI_DRIVER.driverName], requestLoggingProviders = [PULUMI.provider] } = props;
  return [
    classPolicy(classNamespaces, pulumiClasses),
    volumePolicy(driverNames, { providers: requestLoggingProviders, namespaces: classNamespaces }),
  ];
}
