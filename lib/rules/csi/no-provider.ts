import { groupBy } from '../../core/group-by.ts';
import { describe, objectAt, objectsAt } from '../../core/manifest.ts';
import type { ClassView } from '../classes/classes.ts';
import type { ClusterView } from '../cluster-view.ts';
import type { Rule, RuleFinding } from '../rule.ts';

/** A class names a provider that the cluster has. Of a provider that the fleet does not know, nobody can say. */
export const presentProviders: Rule = {
  code: 'csi/no-provider',
  severity: 'warning',
  *check(cluster): Iterable<RuleFinding> {
    if (cluster.missing.driver !== undefined) return;
    const absent: ClassView[] = [];
    for (const view of cluster.classes().all) {
      if (view.providerName === '') yield unnamed(view);
      else if (view.provider?.present === false) absent.push(view);
    }
    if (absent.length === 0 || hasProviderOfItsOwn(cluster)) return;
    for (const [provider, views] of groupBy(absent, (view) => view.providerName)) {
      yield nobodyInstalls(provider, views, cluster.name);
    }
  },
};

function unnamed({ object: { identity, path } }: ClassView): RuleFinding {
  const { name, namespace } = identity;
  return {
    severity: 'error',
    path,
    problem: `${describe(identity)} names no provider.`,
    cause: `Every mount of it fails ("provider not set in ${namespace}/${name}"); the pod stays in ContainerCreating.`,
    mend: 'Write spec.provider, for instance azure.',
  };
}

/** One mistake of the cluster, however many classes name the provider. */
function nobodyInstalls(provider: string, views: readonly ClassView[], cluster: string): RuleFinding {
  const [first, ...others] = views.map(({ object }) => describe(object.identity));
  const more = others.length === 0 ? 'names' : `and ${others.length} more name`;
  return {
    path: cluster,
    problem: `${first} ${more} provider "${provider}", which nobody installs in cluster "${cluster}".`,
    cause: `The driver finds no socket of it on the node (provider not found: provider "${provider}"), and every pod that mounts such a class stays in ContainerCreating.`,
    mend: `Have the fleet install it, csiProviders: { ${provider}: AddOn.installed({}) }; or say that it is there: AddOn.managedElsewhere().`,
  };
}

/** Whether the program brings a DaemonSet that puts sockets where the driver looks for them. */
function hasProviderOfItsOwn(cluster: ClusterView): boolean {
  return cluster.workloads.some(
    ({ object, pod }) =>
      object.identity.kind === 'DaemonSet' &&
      cluster.isOwnUnit(object.unit) &&
      objectsAt(pod, 'volumes').some((volume) => String(objectAt(volume, 'hostPath').path).includes(SOCKETS)),
  );
}

/** Last part of both directories that the driver searches by default (1.6.0). */
const SOCKETS = '/secrets-store-csi-providers';
