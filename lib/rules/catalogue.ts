import type { Finding } from '../core/finding';
import { knownNamespaces } from './known-namespaces';
import { mountableCsiVolumes } from './mountable-csi-volumes';
import { noRootWhereRestricted } from './no-root-where-restricted';
import { noSecretData } from './no-secret-data';
import { pinnedImages } from './pinned-images';
import type { ClusterSubject, Rule } from './rule';
import { tokenRequests } from './token-requests';
import { uniqueObjects } from './unique-objects';
import { validLabels } from './valid-labels';
import { validObjectNames } from './valid-object-names';

/** Every rule. */
export const RULES: readonly Rule[] = [
  knownNamespaces,
  mountableCsiVolumes,
  noRootWhereRestricted,
  noSecretData,
  tokenRequests,
  pinnedImages,
  uniqueObjects,
  validLabels,
  validObjectNames,
];

/** Everything that the rules find in a cluster. */
export function checkCluster(cluster: ClusterSubject): Finding[] {
  return RULES.flatMap((rule) => [...rule.check(cluster)]);
}
