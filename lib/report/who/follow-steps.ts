import { counted, durationWords, workloadWords } from '../words.ts';
import { type FollowUp, followUpOf, needsRestart } from './follow-up.ts';
import type { HeldBinding, Holding } from './holding.ts';
import { kubectl, placesOf } from './places.ts';
import { type Step, step } from './step.ts';

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

/** See that nobody has the old value; none where no workload had it. */
export function checkSteps(holding: Holding): readonly Step[] {
  const places = placesOf(holding, () => true);
  if (places.length === 0) return [];
  return [
    step(
      'See that no pod is older than the new value',
      'A pod that started before has the old one, unless its process reads files again. Where the value is a login, the log of what it opens tells who still uses the old one.',
      { commands: places.flatMap((place) => kubectl(place, 'get', 'pods', '--sort-by=.metadata.creationTimestamp')) },
    ),
  ];
}
