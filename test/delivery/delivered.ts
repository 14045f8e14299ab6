import type { Chart } from 'cdk8s';
import type { DeploymentProps } from 'cdk8s-plus-30';
import type { Construct } from 'constructs';
import type { JsonObject } from '../../lib/core/json';
import { identityOf } from '../../lib/core/manifest';
import { type Terms, useTerms } from '../../lib/delivery/terms';
import { WorkloadIdentity } from '../../lib/identity/workload-identity';
import { CLIENT_ID } from '../support/identity';
import { vault } from '../support/vault';
import { app, manifestsOf, podOf, shop } from '../support/workload';

/** A Deployment `app` that runs as whom the vault `acme-prod` trusts, and that vault. */
export function azureApp(props: Partial<DeploymentProps> = {}, chart: Chart = shop()) {
  const identity = WorkloadIdentity.azure(chart, 'checkout', { clientId: CLIENT_ID });
  const deployment = app({ serviceAccount: identity.account, ...props }, chart);
  return { deployment, identity, store: vault({ identity }, chart) };
}

/** A chart of namespace `shop` in a cluster where all is there, but for what a test says. */
export function shopWith(terms: Partial<Terms>): Chart {
  const chart = shop();
  useTerms(chart, {
    kubernetesSecrets: 'allowed',
    driver: { syncsSecrets: true },
    operator: { available: true },
    reloader: { secrets: true, mounts: true },
    ...terms,
  });
  return chart;
}

/** The objects of a kind in a workload's chart. */
export function objectsOf(workload: Construct, kind: string): readonly JsonObject[] {
  return manifestsOf(workload).filter((manifest) => identityOf(manifest).kind === kind);
}

/** `spec` of the first object of a kind in a workload's chart. */
export function specOf(workload: Construct, kind: string): JsonObject {
  const [object] = objectsOf(workload, kind);
  if (object === undefined) throw new Error(`the chart holds no ${kind}`);
  return object.spec as JsonObject;
}

/** `kind namespace/name` of the objects that External Secrets Operator reads in a workload's chart. */
export function operatorObjectsOf(workload: Construct): readonly string[] {
  return manifestsOf(workload)
    .map(identityOf)
    .filter(({ group }) => group === 'external-secrets.io')
    .map(({ kind, name, namespace }) => `${kind} ${namespace === undefined ? '' : `${namespace}/`}${name}`);
}

/** A container of the pod; by default the first. */
export function containerOf(workload: Construct, list: 'containers' | 'initContainers' = 'containers', index = 0) {
  const containers = podOf(workload)[list] as readonly JsonObject[] | undefined;
  return containers?.[index] ?? {};
}
