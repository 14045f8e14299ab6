import type { Json, JsonObject } from '../../core/json.ts';
import { kindKey, objectAt } from '../../core/manifest.ts';
import { counted } from '../words.ts';
import type { Change } from './change.ts';
import { nameOfObject, type ObjectPair } from './objects.ts';

/** The workloads whose controllers replace their pods, because the template that they are made from changes. */
export function restartChanges(pairs: readonly ObjectPair[]): Change[] {
  return pairs.flatMap((pair) => {
    const { after, before, cluster } = pair;
    if (before === undefined || after === undefined || !replacesPods(pair, after)) return [];
    const restarts = JSON.stringify(templateOf(before)) !== JSON.stringify(templateOf(after));
    const pods = podsOf(pair, objectAt(after, 'spec').replicas);
    return restarts && pods !== undefined
      ? [{ kind: 'restart', cluster, subject: nameOfObject(pair), items: [], after: pods }]
      : [];
  });
}

function replacesPods({ identity }: ObjectPair, manifest: JsonObject): boolean {
  const strategy = objectAt(objectAt(manifest, 'spec'), 'updateStrategy');
  return CONTROLLERS.has(kindKey(identity)) && strategy.type !== 'OnDelete';
}

const DAEMON_SET = 'apps/DaemonSet';

/** The others wait for the next run, or refuse another template. */
const CONTROLLERS: ReadonlySet<string> = new Set(['apps/Deployment', 'apps/StatefulSet', DAEMON_SET]);

function templateOf(manifest: JsonObject): JsonObject {
  return objectAt(objectAt(manifest, 'spec'), 'template');
}

/** How many pods there are, in words; undefined where there are none. */
function podsOf({ identity }: ObjectPair, replicas: Json | undefined): string | undefined {
  if (kindKey(identity) === DAEMON_SET) return 'a pod on each node';
  // An autoscaler decides, or it is the one pod that Kubernetes takes for granted.
  if (typeof replicas !== 'number') return 'its pods';
  if (replicas === 0) return undefined;
  return counted(replicas, 'pod');
}
