import { Construct } from 'constructs';
import { reportFinding } from '../../core/report-finding.ts';
import { EXTERNAL_SECRETS_OPERATOR as UPSTREAM } from '../../upstream/external-secrets-operator.ts';
import { addManifest, type Manifest } from '../manifest.ts';
import { serviceAccount } from '../rbac.ts';
import { aggregatedRoles } from './aggregated-roles.ts';
import { certControllerDeployment } from './cert-controller.ts';
import { certControllerRoles } from './cert-controller-roles.ts';
import { COMPONENTS, metadataOf, namespaceOf } from './component.ts';
import { controllerDeployment } from './controller.ts';
import { controllerRoles, leaderElectionRoles } from './controller-roles.ts';
import { disruptionBudgets } from './disruption-budgets.ts';
import type { ExternalSecretsOperatorProps } from './props.ts';
import { operatorPropsProblems } from './props-problems.ts';
import { secretRoles } from './secret-roles.ts';
import { webhookConfigurations, webhookDeployment, webhookSecret, webhookService } from './webhook.ts';

/**
 * External Secrets Operator 2.9.0. Its CRDs are `ExternalSecretsOperatorCrds`, or `externalSecretsCrdKustomization`.
 *
 * Behaves as upstream's chart; what differs on purpose stands in `docs/upstream-differences.md`. The API server refuses
 * stores and ExternalSecrets until the webhook is ready, so they belong into a later unit.
 */
export class ExternalSecretsOperator extends Construct {
  /** Namespace of the operator's Deployments. */
  readonly namespace: string;

  constructor(scope: Construct, id: string, props: ExternalSecretsOperatorProps) {
    super(scope, id);
    this.namespace = namespaceOf(props);
    for (const problem of operatorPropsProblems(props)) reportFinding(this, problem);

    for (const component of COMPONENTS) {
      this.add(serviceAccount(metadataOf(component, UPSTREAM.names[component], this.namespace)));
    }
    this.add(controllerDeployment(props));
    this.add(webhookDeployment(props), webhookService(props), webhookSecret(props), ...webhookConfigurations(props));
    this.add(certControllerDeployment(props), ...disruptionBudgets(props));
    this.add(...controllerRoles(props), ...leaderElectionRoles(props), ...secretRoles(props));
    this.add(...certControllerRoles(props));
    if (props.aggregatedRoles ?? true) this.add(...aggregatedRoles(props));
  }

  private add(...manifests: readonly Manifest[]): void {
    for (const manifest of manifests) addManifest(this, idOf(manifest), manifest);
  }
}

function idOf({ kind, metadata: { name, namespace } }: Manifest): string {
  return [kind, namespace, name].filter((part) => part !== undefined).join('-');
}
