import type { Construct } from 'constructs';
import { type AppProjectSpecDestinations, AppProject as Resource } from '../../../imports/argoproj.io.ts';
import { byCodeUnit } from '../../core/compare.ts';
import type { JsonObject } from '../../core/json.ts';
import { type GroupKind, kindKey } from '../../core/manifest.ts';
import { dnsSubdomainProblem } from '../../core/names.ts';
import { ARGO_CD } from '../../upstream/argo-cd.ts';
import { CLUSTER_SCOPED_CUSTOM_KINDS } from '../../upstream/custom-kinds.ts';
import { CLUSTER_SCOPED_KINDS, CLUSTER_SCOPED_RUNTIME_KINDS } from '../../upstream/kubernetes.ts';
import type { SyncedCluster } from '../engine.ts';
import { toGroupKind } from '../group-kind.ts';
import { reportInvalidName, reportNameTaken } from '../object-name.ts';
import { type ArgoCdSettings, projectName } from './props.ts';

const { annotations, builtInProject, inClusterServer, syncOptions } = ARGO_CD;

/**
 * The project that limits the cluster's Applications to this repository and the ones of its charts, to one cluster, and to
 * kinds without namespace that people write.
 *
 * It is not narrowed to what the units hold now. Argo CD (3.5: `CompareAppState`, `getPermittedAppLiveObjects`) leaves out of
 * pruning and of an Application's deletion whatever its project does not allow, and says nothing; and the root applies the
 * project before it deletes the Applications of units that left Git. A project without their namespaces and kinds would leave
 * their objects behind: a unit alone in its namespace, the last webhook configuration. Nor would it keep anybody out, since
 * whoever may change the units may change the project beside them.
 *
 * What is left behind all the same is the last object of a custom kind without namespace that the list does not know.
 */
export function appProject(scope: Construct, settings: ArgoCdSettings, cluster: SyncedCluster): JsonObject {
  const name = projectName(settings, cluster);
  reportInvalidName(scope, 'AppProject', name, dnsSubdomainProblem(name));
  if (name === builtInProject)
    reportNameTaken(scope, 'AppProject', name, "Argo CD's built-in project", 'Give `project` another name.');
  return Resource.manifest({
    metadata: {
      name,
      namespace: settings.namespace,
      // Before the Applications. It outlives them all: Argo CD cannot delete an Application whose project is gone.
      annotations: { [annotations.syncWave]: '-1', [annotations.syncOptions]: syncOptions.noDelete },
    },
    spec: {
      sourceRepos: sourceRepos(settings, cluster),
      destinations: destinations(settings),
      clusterResourceWhitelist: clusterScopedKinds(cluster),
    },
  });
}

function sourceRepos(settings: ArgoCdSettings, { units }: SyncedCluster): string[] {
  const charts = units.flatMap(({ helm }) => (helm ? [helm.repository] : []));
  return [settings.repository, ...uniqueSorted(charts)];
}

/** The root's Applications lie in the cluster of Argo CD, wherever the units' objects go. */
function destinations({ destination, namespace }: ArgoCdSettings): AppProjectSpecDestinations[] {
  const everywhere = { ...destination, namespace: '*' };
  const isHere = 'server' in destination && destination.server === inClusterServer;
  return isHere ? [everywhere] : [everywhere, { server: inClusterServer, namespace }];
}

function clusterScopedKinds({ units }: SyncedCluster): GroupKind[] {
  const held = units.flatMap((unit) => [...unit.clusterScopedKinds, ...(unit.helm?.clusterScopedKinds ?? [])]);
  return uniqueSorted([...WRITTEN_KINDS, ...held.map(kindKey)]).map(toGroupKind);
}

const WRITTEN_KINDS = [...CLUSTER_SCOPED_KINDS, ...CLUSTER_SCOPED_CUSTOM_KINDS].filter(
  (kind) => !CLUSTER_SCOPED_RUNTIME_KINDS.has(kind),
);

function uniqueSorted(items: readonly string[]): string[] {
  return [...new Set(items)].sort(byCodeUnit);
}
