import type { Choice, DeliveryKind, RuledOut } from '../../core/plan.ts';
import { isUnavailable } from '../../stores/store.ts';
import type { Circumstances } from './circumstances.ts';
import { consequencesOf } from './consequences.ts';
import { obstacleOf } from './obstacles.ts';

/** The most private first; a variable's Secret is best kept by whoever does not need a pod for it. */
const FOR_FILES: readonly DeliveryKind[] = ['csi-files', 'copied-csi-files', 'external-secret', 'csi-synced'];
const FOR_VARIABLES: readonly DeliveryKind[] = ['external-secret', 'csi-synced', 'csi-files', 'copied-csi-files'];

/** Taken only when the program asks for them. */
const ON_REQUEST: Readonly<Partial<Record<DeliveryKind, string>>> = {
  'copied-csi-files': 'it runs an init container as root, so it is taken on request only',
};

/** How a binding is met, or why it is not. */
export type Verdict =
  | { readonly choice: Choice; readonly better?: DeliveryKind; readonly obstacle?: undefined }
  /** The program forces what cannot work; another one could. */
  | { readonly choice: Choice; readonly better?: DeliveryKind; readonly obstacle: string }
  /** Nothing can work. */
  | { readonly choice?: undefined; readonly ruledOut: readonly RuledOut[] };

/** Thousands of bindings of a fleet are alike. */
const VERDICTS = new Map<string, Verdict>();

/** A profile is long and there are few: one is known by its number, and not spelt out for every binding. */
const PROFILES = new Map<object, number>();

/**
 * Chooses the delivery of one binding: the first that can work, or the one that the program forces.
 *
 * @param forced The delivery that the program asks for; its obstacle, if any, and a better one are told.
 */
export function choose(circumstances: Circumstances, forced?: DeliveryKind): Verdict {
  const key = keyOf(circumstances, forced);
  const known = VERDICTS.get(key);
  if (known !== undefined) return known;
  const verdict = weigh(circumstances, forced);
  VERDICTS.set(key, verdict);
  return verdict;
}

function keyOf({ csi, operator, ...others }: Circumstances, forced: DeliveryKind | undefined): string {
  return JSON.stringify([others, withProfileNumber(csi), withProfileNumber(operator), forced]);
}

function withProfileNumber(offer: Circumstances['csi'] | Circumstances['operator']): object {
  if (isUnavailable(offer)) return offer;
  const number = PROFILES.get(offer.profile) ?? PROFILES.size;
  PROFILES.set(offer.profile, number);
  return { ...offer, profile: number };
}

function weigh(circumstances: Circumstances, forced: DeliveryKind | undefined): Verdict {
  const order = circumstances.target === 'file' ? FOR_FILES : FOR_VARIABLES;
  const obstacles = new Map(order.map((delivery) => [delivery, obstacleOf(delivery, circumstances)]));
  const best = order.find((delivery) => obstacles.get(delivery) === undefined && ON_REQUEST[delivery] === undefined);
  const taken = forced ?? best;
  if (taken === undefined) return { ruledOut: ruledOut(order, obstacles, taken) };
  const choice: Choice = {
    delivery: taken,
    reason: forced ? 'the program asks for it' : reasonOf(taken, circumstances),
    ruledOut: ruledOut(order, obstacles, taken),
    consequences: consequencesOf(taken, circumstances),
  };
  const obstacle = obstacles.get(taken);
  if (obstacle !== undefined) return { choice, obstacle, better: best };
  const isWorse = best !== undefined && order.indexOf(best) < order.indexOf(taken);
  return isWorse ? { choice, better: best } : { choice };
}

function ruledOut(
  order: readonly DeliveryKind[],
  obstacles: ReadonlyMap<DeliveryKind, string | undefined>,
  taken: DeliveryKind | undefined,
): RuledOut[] {
  return order
    .filter((delivery) => delivery !== taken)
    .map((delivery) => {
      const obstacle = obstacles.get(delivery);
      return {
        delivery,
        impossible: obstacle !== undefined,
        cause: obstacle ?? ON_REQUEST[delivery] ?? `${taken} serves it better`,
      };
    });
}

function reasonOf(delivery: DeliveryKind, { target, workload }: Circumstances): string {
  if (delivery === 'csi-files') return 'the container reads a file, and a mounted one never lies in etcd';
  if (delivery === 'csi-synced') {
    return `the container reads ${target === 'file' ? 'a file that it can read from a Secret only' : 'a variable'}, and no operator keeps a Secret for it`;
  }
  if (target === 'file')
    return 'the container reads a file, a mounted one is ruled out, and the operator keeps it in a Secret';
  return workload.comesAndGoes
    ? 'the container reads a variable, and the Secret is there before, between and after its pods'
    : 'the container reads a variable, and the Secret is there before the pod';
}
