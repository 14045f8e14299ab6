import type { Construct } from 'constructs';
import { type AppProjectSpecDestinations, AppProject as Resource } from '../../../imports/argoproj.io';
import { byCodeUnit } from '../../core/compare';
import { dnsSubdomainProblem } from '../../core/names';
import { ARGO_CD } from '../../upstream/argo-cd';
import type { GroupKind, SyncedCluster } from '../engine';
import { reportInvalidName, reportNameTaken } from '../object-name';
import { unitNamespaces } from './applications';
import { type ArgoCdSettings, projectName } from './props';

const { annotations, builtInProject, inClusterServer, syncOptions } = ARGO_CD;

/**
 * The project that limits the cluster's Applications to this repository and the ones of its charts, the namespaces their
 * objects have, and the cluster-scoped kinds among them.
 *
 * Argo CD (3.5) neither prunes nor deletes what the project of an Application does not allow any more, and the project is
 * narrowed before Applications go. So what the last unit of a namespace had there, and the last objects of a cluster-scoped
 * kind, are left behind in the cluster.
 */
export function addAppProject(scope: Construct, settings: ArgoCdSettings, cluster: SyncedCluster): void {
  const name = projectName(settings, cluster);
  reportInvalidName(scope, 'AppProject', name, dnsSubdomainProblem(name));
  if (name === builtInProject)
    reportNameTaken(scope, 'AppProject', name, "Argo CD's built-in project", 'Give `project` another name.');
  new Resource(scope, `appproject-${name}`, {
    metadata: {
      name,
      namespace: settings.namespace,
      // Before the Applications. It outlives them all: Argo CD cannot delete an Application whose project is gone.
      annotations: { [annotations.syncWave]: '-1', [annotations.syncOptions]: syncOptions.noDelete },
    },
    spec: {
      sourceRepos: sourceRepos(settings, cluster),
      destinations: destinations(settings, cluster),
      clusterResourceWhitelist: clusterScopedKinds(cluster),
    },
  });
}

function sourceRepos(settings: ArgoCdSettings, { units }: SyncedCluster): string[] {
  const charts = units.flatMap(({ helm }) => (helm ? [helm.repository] : []));
  return [settings.repository, ...uniqueSorted(charts, (repository) => repository)];
}

/** Argo CD's own namespace is among them for the Applications, and as the formal target of units without namespace. */
function destinations(settings: ArgoCdSettings, { units }: SyncedCluster): AppProjectSpecDestinations[] {
  const ofUnits = units.flatMap((unit) => unitNamespaces(settings, unit));
  const all = [
    { server: inClusterServer, namespace: settings.namespace },
    ...ofUnits.map((namespace) => ({ ...settings.destination, namespace })),
  ];
  return uniqueSorted(all, (destination) => Object.values(destination).join(' '));
}

function clusterScopedKinds({ units }: SyncedCluster): GroupKind[] {
  const all = units.flatMap((unit) => unit.clusterScopedKinds.map(({ group, kind }) => ({ group, kind })));
  return uniqueSorted(all, ({ group, kind }) => `${group} ${kind}`);
}

function uniqueSorted<T>(items: readonly T[], keyOf: (item: T) => string): T[] {
  const byKey = new Map(items.map((item) => [keyOf(item), item]));
  return [...byKey].sort(([a], [b]) => byCodeUnit(a, b)).map(([, item]) => item);
}
