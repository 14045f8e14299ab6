import { followUpOf, needsRestart } from './follow-up.ts';
import type { HeldBinding, Holding } from './holding.ts';
import { kubectl, kubectlChange, type PlaceOfBindings, placesOf } from './places.ts';
import { type Step, step } from './step.ts';

/** Restart what does not follow by itself; none where everything does. */
export function restartSteps(holding: Holding): readonly Step[] {
  const controlled = placesOf(holding, (binding) => needsRestart(binding) && !isBarePod(binding));
  const again = placesOf(holding, (binding) => followUpOf(binding) === 'restart-twice' && !isBarePod(binding));
  const bare = placesOf(holding, (binding) => needsRestart(binding) && isBarePod(binding));
  return [
    ...(controlled.length === 0
      ? []
      : [step('Restart the pods that have the old value', CONTEXTS, { commands: restarts(controlled) })]),
    ...(again.length === 0
      ? []
      : [step('Restart these once more, after five minutes', TWICE, { commands: restarts(again) })]),
    ...(bare.length === 0
      ? []
      : [step('Replace the pods without a controller', BARE, { commands: bare.flatMap(deletion) })]),
  ];
}

function isBarePod({ workload }: HeldBinding): boolean {
  return workload.kind === 'Pod';
}

const CONTEXTS = "The commands take a cluster's name for the context of kubectl.";

/** Secrets Store CSI Driver 1.6.0 looks at its Secrets when a pod mounts a class, and every five minutes. */
const TWICE =
  'Their variables come from a Secret that the CSI driver writes after a pod has mounted the value, so the first new pods may have started with the old one.';

const BARE = 'Nobody makes a new one: delete each, and have the cluster synced.';

function restarts(places: readonly PlaceOfBindings[]): readonly string[] {
  return places.flatMap((place) => {
    const workloads = place.bindings.map(({ workload }) => `${workload.kind.toLowerCase()}/${workload.name}`);
    return kubectlChange(place, 'rollout', 'restart', ...new Set(workloads));
  });
}

function deletion(place: PlaceOfBindings): readonly string[] {
  return kubectl(place, 'delete', 'pod', ...new Set(place.bindings.map(({ workload }) => workload.name)));
}
