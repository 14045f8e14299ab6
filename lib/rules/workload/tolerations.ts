import type { JsonObject } from '../../core/json.ts';
import { describe, objectAt, objectsAt, podSpecOf } from '../../core/manifest.ts';
import type { ClusterView } from '../cluster-view.ts';
import type { CsiVolume } from '../csi-volumes.ts';
import type { RenderedObject, Rule, RuleFinding } from '../rule.ts';

/** Pods that mount files run where the driver and their provider run too. */
export const tolerations: Rule = {
  code: 'workload/tolerations',
  severity: 'warning',
  *check(cluster): Iterable<RuleFinding> {
    const agents = agentsOf(cluster);
    if (agents.length === 0) return;
    const told = new Set<string>();
    for (const volume of cluster.csiVolumes()) {
      const own = objectsAt(volume.pod, 'tolerations').filter(isForScheduling);
      if (own.length === 0) continue;
      const provider = cluster.classes().of(volume)?.providerName;
      for (const agent of agents) {
        if (agent.provider !== undefined && agent.provider !== provider) continue;
        const beyond = own.filter((one) => !agent.tolerations.some((other) => covers(other, one)));
        if (beyond.length === 0) continue;
        const key = `${volume.object.path} ${agent.object.path}`;
        if (told.has(key)) continue;
        told.add(key);
        yield findingOf(volume, agent, beyond);
      }
    }
  },
};

/** A DaemonSet of the fleet that mounts need on their node, and that does not run on every one. */
interface Agent {
  readonly object: RenderedObject;
  /** Name of the CSI provider; undefined for the driver itself. */
  readonly provider?: string;
  readonly tolerations: readonly JsonObject[];
}

function agentsOf(cluster: ClusterView): readonly Agent[] {
  const daemonSets = cluster.ofKind('apps', 'DaemonSet');
  return cluster.nodeAgents.flatMap(({ provider, unit }) =>
    daemonSets.flatMap((object) => {
      const pod = podSpecOf(object.manifest, object.identity);
      if (object.unit !== unit || pod === undefined || isForWindows(pod)) return [];
      const all = [...objectsAt(pod, 'tolerations'), ...OF_EVERY_DAEMON_SET];
      return all.some(standsEverything) ? [] : [{ object, provider, tolerations: all }];
    }),
  );
}

/** Windows nodes have a DaemonSet of their own, and their pods are few. */
function isForWindows(pod: JsonObject): boolean {
  return objectAt(pod, 'nodeSelector')['kubernetes.io/os'] === 'windows';
}

/** What Kubernetes 1.37 adds to the pods of every DaemonSet, whatever the effect. */
const OF_EVERY_DAEMON_SET: readonly JsonObject[] = [
  'disk-pressure',
  'memory-pressure',
  'not-ready',
  'pid-pressure',
  'unreachable',
  'unschedulable',
].map((condition) => ({ key: `node.kubernetes.io/${condition}`, operator: 'Exists' }));

function standsEverything({ effect, key, operator }: JsonObject): boolean {
  return !effect && !key && operator === 'Exists';
}

/** A taint that only prefers keeps no agent away. */
function isForScheduling({ effect }: JsonObject): boolean {
  return effect !== 'PreferNoSchedule';
}

/** Whether whatever `narrow` stands, `wide` stands too. */
function covers(wide: JsonObject, narrow: JsonObject): boolean {
  if (wide.effect && wide.effect !== narrow.effect) return false;
  if (wide.operator === 'Exists') return !wide.key || wide.key === narrow.key;
  return wide.key === narrow.key && narrow.operator !== 'Exists' && (wide.value ?? '') === (narrow.value ?? '');
}

function findingOf({ object }: CsiVolume, agent: Agent, beyond: readonly JsonObject[]): RuleFinding {
  return {
    path: object.path,
    problem: `${describe(object.identity)} may run on nodes with ${beyond.map(spell).join(', ')}, where ${describe(agent.object.identity)}, which its files need, does not.`,
    cause:
      agent.provider === undefined
        ? 'There, no driver mounts them: the pod stays in ContainerCreating ("not found in the list of registered CSI drivers").'
        : `There, no provider answers: the pod stays in ContainerCreating ("provider not found: provider "${agent.provider}"").`,
    mend: `Leave the \`tolerations\` out where the program installs ${agent.provider === undefined ? 'the driver' : `provider "${agent.provider}"`}, so that it stands every taint, or add these.`,
  };
}

function spell({ effect, key, operator, value }: JsonObject): string {
  if (!key) return effect ? `any taint ${effect}` : 'any taint';
  return `the taint "${key}${operator === 'Exists' ? '' : `=${value ?? ''}`}${effect ? `:${effect}` : ''}"`;
}
