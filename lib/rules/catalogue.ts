import type { Finding } from '../core/finding.ts';
import { viewOf } from './cluster-view.ts';
import { classNamespaces } from './csi/class-namespace.ts';
import { tokenAudiences } from './csi/token-audience.ts';
import { tokenRequests } from './csi/token-requests.ts';
import { readOnlyCsiVolumes } from './csi/volume-read-only.ts';
import { accessTokenNamespaces } from './esc/access-token-namespace.ts';
import { pinnedImages } from './image/unpinned.ts';
import { servedApiVersions } from './manifest/api-version.ts';
import { validContainerNames } from './manifest/container-name.ts';
import { uniqueObjects } from './manifest/duplicate.ts';
import { forbiddenSecrets } from './manifest/forbidden-secret.ts';
import { validLabels } from './manifest/label.ts';
import { missingAddOns } from './manifest/missing-add-on.ts';
import { validObjectNames } from './manifest/name.ts';
import { knownNamespaces } from './manifest/namespace.ts';
import { podSecurity } from './manifest/pod-security.ts';
import type { ClusterSubject, Rule } from './rule.ts';
import { noSecretData } from './secret/data.ts';
import { noPlainText } from './secret/plain-text.ts';
import { stages } from './store/other-stage.ts';
import { secretsInArguments } from './workload/secret-in-arguments.ts';
import { restrictedPods } from './workload/weaker-than-restricted.ts';

/** Every rule, by code. */
export const RULES: readonly Rule[] = [
  classNamespaces,
  tokenAudiences,
  tokenRequests,
  readOnlyCsiVolumes,
  accessTokenNamespaces,
  pinnedImages,
  servedApiVersions,
  validContainerNames,
  uniqueObjects,
  forbiddenSecrets,
  validLabels,
  missingAddOns,
  validObjectNames,
  knownNamespaces,
  podSecurity,
  noSecretData,
  noPlainText,
  stages,
  secretsInArguments,
  restrictedPods,
];

/** Everything that rules find in a cluster. */
export function checkCluster(subject: ClusterSubject, rules: readonly Rule[] = RULES): Finding[] {
  const cluster = viewOf(subject);
  return rules.flatMap(({ check, code, severity }) =>
    [...check(cluster)].map((found): Finding => ({ code, severity, ...found })),
  );
}
