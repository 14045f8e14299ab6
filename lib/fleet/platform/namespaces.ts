import { ApiObject } from 'cdk8s';
import { BUILT_IN_NAMESPACES } from '../../upstream/kubernetes.ts';
import type { Cluster, ClusterPolicy } from '../cluster.ts';
import { Unit } from '../unit.ts';
import { PROVIDER_UNITS } from './csi-providers.ts';
import { DRIVER_UNIT, NAMESPACES_UNIT, OPERATOR_UNIT, SEALED_SECRETS_UNIT, unitIn } from './units.ts';

type PodSecurity = NonNullable<ClusterPolicy['podSecurity']>;

/**
 * Makes the namespaces of the units that nobody else makes, and returns those that exist anyway.
 *
 * @param objects Everything that the program itself put into the cluster.
 */
export function addNamespaces(cluster: Cluster, objects: readonly ApiObject[]): ReadonlySet<string> {
  const { existingNamespaces = [] } = cluster.props;
  const known = new Set([...BUILT_IN_NAMESPACES, cluster.gitOps.namespace, ...existingNamespaces]);
  const units = cluster.node.children.filter((child) => child instanceof Unit);
  const wanting = units.filter(({ namespace }) => namespace !== undefined && !known.has(namespace));
  const own = ownNamespaces(objects);
  const levels = new Map<string, PodSecurity>();
  for (const unit of wanting) {
    const { namespace } = unit;
    if (namespace === undefined || own.has(namespace)) continue;
    levels.set(namespace, weaker(levels.get(namespace), levelOf(unit, cluster.policy)));
  }
  for (const [name, level] of levels) addNamespace(unitIn(cluster, NAMESPACES_UNIT), name, level);
  return known;
}

/** The driver and its providers mount folders of the node, which the level `baseline` forbids already. */
function levelOf({ node }: Unit, { podSecurity }: Required<ClusterPolicy>): PodSecurity {
  if (node.id === DRIVER_UNIT || PROVIDER_UNITS.has(node.id)) return 'privileged';
  return node.id === OPERATOR_UNIT || node.id === SEALED_SECRETS_UNIT ? 'restricted' : podSecurity;
}

const LEVELS: readonly PodSecurity[] = ['privileged', 'baseline', 'restricted'];

function weaker(one: PodSecurity | undefined, other: PodSecurity): PodSecurity {
  return one !== undefined && LEVELS.indexOf(one) < LEVELS.indexOf(other) ? one : other;
}

/** Namespaces that the program makes with objects of its own. */
function ownNamespaces(objects: readonly ApiObject[]): ReadonlySet<string> {
  const namespaces = objects.filter(({ apiVersion, kind }) => apiVersion === 'v1' && kind === 'Namespace');
  return new Set(namespaces.map(({ name }) => name));
}

function addNamespace(unit: Unit, name: string, level: PodSecurity): void {
  new ApiObject(unit, name, {
    apiVersion: 'v1',
    kind: 'Namespace',
    metadata: {
      name,
      labels: {
        'pod-security.kubernetes.io/enforce': level,
        // Enforcing looks at pods only; these two speak up when a Deployment is applied.
        'pod-security.kubernetes.io/audit': level,
        'pod-security.kubernetes.io/warn': level,
      },
    },
  });
}
