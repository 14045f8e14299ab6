import type { Finding } from '../core/finding';
import { knownNamespaces } from './known-namespaces';
import { mountableCsiVolumes } from './mountable-csi-volumes';
import { noRootWhereRestricted } from './no-root-where-restricted';
import { noSecretData } from './no-secret-data';
import { noTokenRequests } from './no-token-requests';
import { pinnedImages } from './pinned-images';
import type { ClusterSubject, Rule } from './rule';
import { uniqueObjects } from './unique-objects';
import { validLabels } from './valid-labels';
import { validObjectNames } from './valid-object-names';

/** Every rule. */
export const RULES: readonly Rule[] = [
  knownNamespaces,
  mountableCsiVolumes,
  noRootWhereRestricted,
  noSecretData,
  noTokenRequests,
  pinnedImages,
  uniqueObjects,
  validLabels,
  validObjectNames,
];

/** Everything that the rules find in a cluster. */
export function checkCluster(cluster: ClusterSubject): Finding[] {
  return RULES.flatMap((rule) => [...rule.check(cluster)]);
}
