import { groupBy } from '../../core/group-by.ts';
import { durationWords } from '../words.ts';
import type { Holding, HoldingCluster } from './holding.ts';
import { kubectl, kubectlChange, type Place } from './places.ts';
import { type Step, step } from './step.ts';

/** Have the operator look now; none where it brings nothing. */
export function syncSteps(holding: Holding): readonly Step[] {
  const synced = holding.clusters.flatMap(syncedIn);
  if (synced.length === 0) return [];
  const places = [...groupBy(synced, ({ cluster, namespace }) => `${cluster}/${namespace}`).values()];
  return [
    step(
      'Have External Secrets Operator look now',
      `By itself it looks ${howOften(synced)}. Go on when LAST SYNC is newer than the new value.`,
      {
        commands: places.flatMap((place) => {
          const [first] = place;
          if (first === undefined) return [];
          const names = new Set(place.map(({ name }) => name));
          return [
            ...kubectlChange(first, 'annotate', 'externalsecret', ...names).map((line) => `${line} ${FORCE_SYNC}`),
            ...kubectl(first, 'get', 'externalsecret', ...names),
          ];
        }),
      },
    ),
  ];
}

/** Any change of an annotation makes ESO 2.9.0 ask its store; this one is upstream's own. */
const FORCE_SYNC = '\\\n  --overwrite force-sync="$(date +%s)"';

/** An ExternalSecret to look at. */
interface Synced extends Place {
  readonly name: string;
  readonly refreshSeconds?: number;
}

/** An ExternalSecret of a delivery has the name of its Secret. */
function syncedIn({ cluster, engine, kept, workloads }: HoldingCluster): readonly Synced[] {
  const bindings = workloads.flatMap((workload) => workload.bindings);
  return [
    ...bindings.flatMap(({ delivery, refreshSeconds, secret, workload }) =>
      delivery === 'external-secret' && secret
        ? [{ cluster, engine, namespace: workload.namespace, name: secret.name, refreshSeconds }]
        : [],
    ),
    ...kept.flatMap(({ externalSecret, namespace }) =>
      namespace === undefined ? [] : [{ cluster, engine, namespace, name: externalSecret }],
    ),
  ];
}

function howOften(synced: readonly Synced[]): string {
  const seconds = new Set(synced.flatMap(({ refreshSeconds }) => refreshSeconds ?? []));
  if (seconds.size === 0) return 'at its own interval';
  const [least, most] = [Math.min(...seconds), Math.max(...seconds)].map(durationWords);
  return `every ${least === most ? most?.replace(/^1 /, '') : `${least} to ${most}`}`;
}
