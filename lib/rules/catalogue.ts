import type { Finding } from '../core/finding.ts';
import { availableMeans } from './available-means.ts';
import { knownNamespaces } from './known-namespaces.ts';
import { mountableCsiVolumes } from './mountable-csi-volumes.ts';
import { noSecretData } from './no-secret-data.ts';
import { pinnedImages } from './pinned-images.ts';
import { podSecurity } from './pod-security.ts';
import type { ClusterSubject, Rule } from './rule.ts';
import { stages } from './stages.ts';
import { tokenRequests } from './token-requests.ts';
import { uniqueObjects } from './unique-objects.ts';
import { validContainerNames } from './valid-container-names.ts';
import { validLabels } from './valid-labels.ts';
import { validObjectNames } from './valid-object-names.ts';

/** Every rule. */
export const RULES: readonly Rule[] = [
  availableMeans,
  knownNamespaces,
  mountableCsiVolumes,
  noSecretData,
  stages,
  tokenRequests,
  pinnedImages,
  podSecurity,
  uniqueObjects,
  validContainerNames,
  validLabels,
  validObjectNames,
];

/** Everything that the rules find in a cluster. */
export function checkCluster(cluster: ClusterSubject): Finding[] {
  return RULES.flatMap((rule) => [...rule.check(cluster)]);
}
