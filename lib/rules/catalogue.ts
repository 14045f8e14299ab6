import type { Finding } from '../core/finding.ts';
import { viewOf } from './cluster-view.ts';
import { producedConfigMaps } from './config-map/no-producer.ts';
import { knownConfigMapKeys } from './config-map/unknown-key.ts';
import { classAudiences } from './csi/class-audience.ts';
import { oneVolumePerClass } from './csi/class-mounted-twice.ts';
import { classNamespaces } from './csi/class-namespace.ts';
import { mountingReaders } from './csi/consumer-is-no-pod.ts';
import { uniqueFiles } from './csi/duplicate-file.ts';
import { lastingSyncs } from './csi/empty-at-rest.ts';
import { finiteRestarts } from './csi/endless-restart.ts';
import { filesPerClass } from './csi/files-per-class.ts';
import { unloggedSecrets } from './csi/logged-secret.ts';
import { producedClasses } from './csi/no-class.ts';
import { presentDriver } from './csi/no-driver.ts';
import { presentProviders } from './csi/no-provider.ts';
import { driverRights } from './csi/no-rights.ts';
import { readableLists } from './csi/objects-unreadable.ts';
import { textParameters } from './csi/parameter-text.ts';
import { rotatingMounts } from './csi/sub-path.ts';
import { syncedFiles } from './csi/synced-object-name.ts';
import { wholeSyncs } from './csi/synced-secret.ts';
import { mountedSyncs } from './csi/synced-without-pod.ts';
import { tlsKeys } from './csi/tls-from-certificate.ts';
import { tokenAudiences } from './csi/token-audience.ts';
import { tokenRequests } from './csi/token-requests.ts';
import { knownParameters } from './csi/unknown-parameter.ts';
import { readableFiles } from './csi/unreadable-file.ts';
import { readOnlyCsiVolumes } from './csi/volume-read-only.ts';
import { accessTokenNamespaces } from './esc/access-token-namespace.ts';
import { authNamespaces } from './eso/auth-namespace.ts';
import { neededSecrets } from './eso/deletes-on-missing.ts';
import { admittedReaders } from './eso/denied.ts';
import { presentOperator } from './eso/no-operator.ts';
import { operatorRights } from './eso/no-rights.ts';
import { searchableStores } from './eso/no-search.ts';
import { producedStores } from './eso/no-store.ts';
import { closedStores } from './eso/open-cluster-store.ts';
import { foreignSecrets } from './eso/owner-of-foreign-secret.ts';
import { harmlessPushes } from './eso/push-breaks-store.ts';
import { periodicReads } from './eso/read-once.ts';
import { restfulRefreshes } from './eso/refresh-with-restart.ts';
import { admittedSecrets } from './eso/refused.ts';
import { outlivingStores } from './eso/store-outlives.ts';
import { readFields } from './eso/unread-field.ts';
import { hookOrder } from './gitops/hook-order.ts';
import { lastingSecrets } from './gitops/secret-in-hook.ts';
import { unitOrder } from './gitops/unit-order.ts';
import { waveOrder } from './gitops/wave-order.ts';
import { pinnedImages } from './image/unpinned.ts';
import { servedApiVersions } from './manifest/api-version.ts';
import { appliableSizes } from './manifest/apply-size.ts';
import { validContainerNames } from './manifest/container-name.ts';
import { uniqueObjects } from './manifest/duplicate.ts';
import { forbiddenSecrets } from './manifest/forbidden-secret.ts';
import { validLabels } from './manifest/label.ts';
import { missingAddOns } from './manifest/missing-add-on.ts';
import { validObjectNames } from './manifest/name.ts';
import { knownNamespaces } from './manifest/namespace.ts';
import { podSecurity } from './manifest/pod-security.ts';
import { namedSecrets } from './rbac/all-secrets.ts';
import { plannedReaders } from './rbac/secret-beyond-plan.ts';
import type { ClusterSubject, Rule } from './rule.ts';
import { noSecretData } from './secret/data.ts';
import { producedSecrets } from './secret/no-producer.ts';
import { noPlainText } from './secret/plain-text.ts';
import { pullSecretTypes } from './secret/pull-type.ts';
import { soleProducers } from './secret/two-producers.ts';
import { knownSecretKeys } from './secret/unknown-key.ts';
import { readSecrets } from './secret/unused.ts';
import { variableNames } from './secret/variable-name.ts';
import { producedServiceAccounts } from './service-account/no-producer.ts';
import { callBudgets } from './store/call-budget.ts';
import { stages } from './store/other-stage.ts';
import { uniqueVariables } from './workload/duplicate-variable.ts';
import { secretsInArguments } from './workload/secret-in-arguments.ts';
import { tolerations } from './workload/tolerations.ts';
import { validVariableNames } from './workload/variable-name.ts';
import { restrictedPods } from './workload/weaker-than-restricted.ts';

/** Every rule, by code. */
export const RULES: readonly Rule[] = [
  producedConfigMaps,
  knownConfigMapKeys,
  classAudiences,
  oneVolumePerClass,
  classNamespaces,
  mountingReaders,
  uniqueFiles,
  lastingSyncs,
  finiteRestarts,
  filesPerClass,
  unloggedSecrets,
  producedClasses,
  presentDriver,
  presentProviders,
  driverRights,
  readableLists,
  textParameters,
  rotatingMounts,
  syncedFiles,
  wholeSyncs,
  mountedSyncs,
  tlsKeys,
  tokenAudiences,
  tokenRequests,
  knownParameters,
  readableFiles,
  readOnlyCsiVolumes,
  accessTokenNamespaces,
  authNamespaces,
  neededSecrets,
  admittedReaders,
  presentOperator,
  operatorRights,
  searchableStores,
  producedStores,
  closedStores,
  foreignSecrets,
  harmlessPushes,
  periodicReads,
  restfulRefreshes,
  admittedSecrets,
  outlivingStores,
  readFields,
  hookOrder,
  lastingSecrets,
  unitOrder,
  waveOrder,
  pinnedImages,
  servedApiVersions,
  appliableSizes,
  validContainerNames,
  uniqueObjects,
  forbiddenSecrets,
  validLabels,
  missingAddOns,
  validObjectNames,
  knownNamespaces,
  podSecurity,
  namedSecrets,
  plannedReaders,
  noSecretData,
  producedSecrets,
  noPlainText,
  pullSecretTypes,
  soleProducers,
  knownSecretKeys,
  readSecrets,
  variableNames,
  producedServiceAccounts,
  callBudgets,
  stages,
  uniqueVariables,
  secretsInArguments,
  tolerations,
  validVariableNames,
  restrictedPods,
];

/** Everything that rules find in a cluster. */
export function checkCluster(subject: ClusterSubject, rules: readonly Rule[] = RULES): Finding[] {
  const cluster = viewOf(subject);
  const findings: Finding[] = [];
  for (const { check, code, severity, toldBy = [] } of rules) {
    for (const found of check(cluster)) {
      if (toldBy.some((other) => subject.isTold(other, found.path))) continue;
      findings.push({ code, severity, ...found });
    }
  }
  return findings;
}
