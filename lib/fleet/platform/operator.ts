import type { OperatorUse } from '../../delivery/external-secrets/operator-use';
import {
  ExternalSecretsOperatorCrds,
  externalSecretsCrdKustomization,
} from '../../platform/external-secrets-operator/crds';
import { ExternalSecretsOperator } from '../../platform/external-secrets-operator/external-secrets-operator';
import type { ExternalSecretsUse } from '../../platform/external-secrets-operator/use';
import { EXTERNAL_SECRETS_CHART, EXTERNAL_SECRETS_OPERATOR } from '../../upstream/external-secrets-operator';
import { type HelmOperatorOptions, type InstalledOperatorOptions, Operator } from '../choice';
import type { Cluster } from '../cluster';
import { Unit } from '../unit';
import { OPERATOR_CRDS_UNIT, OPERATOR_UNIT, unitIn } from './units';

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
  const helm = { ...EXTERNAL_SECRETS_CHART, releaseName: OPERATOR_UNIT, namespace, values };
  const unit = new Unit(cluster, OPERATOR_UNIT, { namespace, content: { helm } });
  cluster.gitOps.addHelmRelease(unit, helm);
}

function addObjects(
  cluster: Cluster,
  { crds, ...options }: InstalledOperatorOptions,
  uses: readonly OperatorUse[],
): void {
  const use: ExternalSecretsUse = {
    generators: options.generators,
    reconcilers: [...new Set(uses.flatMap(({ reconciler }) => reconciler ?? []))].sort(),
  };
  const unit = unitIn(cluster, OPERATOR_UNIT, options.namespace ?? EXTERNAL_SECRETS_OPERATOR.namespace);
  const crdsUnit = addCrds(cluster, crds ?? 'bundle', use);
  if (crdsUnit) unit.addDependency(crdsUnit);
  new ExternalSecretsOperator(unit, OPERATOR_UNIT, {
    ...options,
    ...use,
    writes: uses.flatMap(({ writes = [] }) => writes).map(({ name, namespace }) => ({ namespace, names: [name] })),
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
