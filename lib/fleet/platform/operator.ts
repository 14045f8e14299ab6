import type { OperatorUse } from '../../delivery/external-secrets/operator-use.ts';
import {
  ExternalSecretsOperatorCrds,
  externalSecretsCrdKustomization,
} from '../../platform/external-secrets-operator/crds.ts';
import { ExternalSecretsOperator } from '../../platform/external-secrets-operator/external-secrets-operator.ts';
import type { ExternalSecretsUse } from '../../platform/external-secrets-operator/use.ts';
import { EXTERNAL_SECRETS_CHART, EXTERNAL_SECRETS_OPERATOR } from '../../upstream/external-secrets-operator.ts';
import { type HelmOperatorOptions, type InstalledOperatorOptions, Operator } from '../choice.ts';
import type { Cluster } from '../cluster.ts';
import { Unit } from '../unit.ts';
import { OPERATOR_CRDS_UNIT, OPERATOR_UNIT, unitIn } from './units.ts';

/** Adds what the GitOps engine needs in the folders of units that are Helm charts. */
export function addHelmReleases(cluster: Cluster): void {
  for (const unit of cluster.node.children) {
    if (unit instanceof Unit && unit.content && 'helm' in unit.content) {
      cluster.gitOps.addHelmRelease(unit, unit.content.helm);
    }
  }
}

/** Installs External Secrets Operator where something needs it or the program asks for it, with the rights that are needed. */
export function addOperator(cluster: Cluster, uses: readonly OperatorUse[]): void {
  const chosen = cluster.props.externalSecretsOperator;
  if (chosen === undefined && uses.length === 0) return;
  const { install } = chosen ?? Operator.installed();
  if (install?.kind === 'helm') addChart(cluster, install.options);
  else if (install) addObjects(cluster, install.options, uses);
}

function addChart(
  cluster: Cluster,
  { namespace = EXTERNAL_SECRETS_OPERATOR.namespace, values = {} }: HelmOperatorOptions,
): void {
  // The chart's CRDs are templates: without this they would go with the release, and every ExternalSecret with them.
  const kept = { crds: { annotations: { 'helm.sh/resource-policy': 'keep' } }, ...values };
  const helm = { ...EXTERNAL_SECRETS_CHART, releaseName: OPERATOR_UNIT, namespace, values: kept };
  new Unit(cluster, OPERATOR_UNIT, { namespace, content: { helm } });
}

function addObjects(
  cluster: Cluster,
  { crds, reconcilers = [], writes = [], ...options }: InstalledOperatorOptions,
  uses: readonly OperatorUse[],
): void {
  const use: ExternalSecretsUse = {
    generators: options.generators,
    reconcilers: [...new Set([...reconcilers, ...uses.flatMap(({ reconciler }) => reconciler ?? [])])].sort(),
  };
  const unit = unitIn(cluster, OPERATOR_UNIT, options.namespace ?? EXTERNAL_SECRETS_OPERATOR.namespace);
  const crdsUnit = addCrds(cluster, crds ?? 'bundle', use);
  if (crdsUnit) unit.addDependency(crdsUnit);
  new ExternalSecretsOperator(unit, OPERATOR_UNIT, {
    ...options,
    ...use,
    writes: [
      ...writes,
      ...uses.flatMap((one) => one.writes ?? []).map(({ name, namespace }) => ({ namespace, names: [name] })),
    ],
    reads: uses.flatMap(({ reads = [] }) => reads),
    serviceAccounts: uses.flatMap(({ serviceAccounts = [] }) => serviceAccounts),
  });
}

function addCrds(
  cluster: Cluster,
  source: NonNullable<InstalledOperatorOptions['crds']>,
  use: ExternalSecretsUse,
): Unit | undefined {
  if (source === 'elsewhere') return undefined;
  if (source === 'bundle') {
    return new Unit(cluster, OPERATOR_CRDS_UNIT, { content: { kustomization: externalSecretsCrdKustomization(use) } });
  }
  const unit = unitIn(cluster, OPERATOR_CRDS_UNIT);
  new ExternalSecretsOperatorCrds(unit, OPERATOR_CRDS_UNIT, use);
  return unit;
}
