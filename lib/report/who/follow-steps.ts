import { counted, durationWords, workloadWords } from '../words.ts';
import { type FollowUp, followUpOf, needsRestart } from './follow-up.ts';
import type { HeldBinding, Holding } from './holding.ts';
import { kubectl, type Place, placesOf } from './places.ts';
import { type Step, step } from './step.ts';

/** Have the operator look now; none where it brings nothing. */
export function syncSteps(holding: Holding): readonly Step[] {
  const places = placesOf(holding, ({ delivery }) => delivery === 'external-secret');
  if (places.length === 0) return [];
  return [
    step(
      'Have External Secrets Operator look now',
      `By itself it looks ${howOften(places)}. Go on when LAST SYNC is newer than the new value.`,
      {
        commands: places.flatMap((place) => {
          const names = externalSecretsOf(place);
          return [
            ...kubectl(place, 'annotate', 'externalsecret', ...names).map((line) => `${line} ${FORCE_SYNC}`),
            ...kubectl(place, 'get', 'externalsecret', ...names),
          ];
        }),
      },
    ),
  ];
}

/** Any change of an annotation makes ESO 2.9.0 ask its store; this one is upstream's own. */
const FORCE_SYNC = '\\\n  --overwrite force-sync="$(date +%s)"';

/** An ExternalSecret of a delivery has the name of its Secret. */
function externalSecretsOf({ bindings }: Place): readonly string[] {
  return [...new Set(bindings.flatMap(({ secret }) => (secret ? [secret.name] : [])))];
}

function howOften(places: readonly Place[]): string {
  const seconds = new Set(
    places.flatMap(({ bindings }) => bindings.flatMap(({ refreshSeconds }) => refreshSeconds ?? [])),
  );
  if (seconds.size === 0) return 'at its own interval';
  const [least, most] = [Math.min(...seconds), Math.max(...seconds)].map(durationWords);
  return `every ${least === most ? most?.replace(/^1 /, '') : `${least} to ${most}`}`;
}

/** What needs nobody; none where everything does. */
export function bySelfSteps(holding: Holding): readonly Step[] {
  const items = holding.clusters.flatMap(({ cluster, workloads }) =>
    workloads
      .filter(({ bindings }) => !bindings.some(needsRestart))
      .map(({ bindings, workload }) => {
        const ways = new Set(bindings.flatMap((binding) => wayOf(binding) ?? []));
        return `${cluster}: ${workloadWords(workload)}: ${[...ways].join('; ')}`;
      }),
  );
  if (items.length === 0) return [];
  return [step('Let these follow by themselves', `${counted(items.length, 'workload')} to wait for:`, { items })];
}

function wayOf(binding: HeldBinding): string | undefined {
  const after = binding.refreshSeconds === undefined ? '' : `, within ${durationWords(binding.refreshSeconds)} or so`;
  const ways: Readonly<Partial<Record<FollowUp, string>>> = {
    'next-run': 'the next run reads the new value; one that is going on has the old',
    reloader: `Reloader restarts the pods${after}`,
    reload: `the file changes and the process reads it again${after}`,
  };
  return ways[followUpOf(binding)];
}

/** See that nobody has the old value. */
export function checkStep(holding: Holding): Step {
  return step(
    'See that no pod is older than the new value',
    'A pod that started before has the old one, unless its process reads files again. Where the value is a login, the log of what it opens tells who still uses the old one.',
    {
      commands: placesOf(holding, () => true).flatMap((place) =>
        kubectl(place, 'get', 'pods', '--sort-by=.metadata.creationTimestamp'),
      ),
    },
  );
}
