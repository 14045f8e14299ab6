import type { ReferredKind } from '../core/existing-object.ts';
import { describe } from '../core/manifest.ts';
import { compareSteps } from '../core/sync-step.ts';
import type { ClusterView } from './cluster-view.ts';
import { isManifest } from './references/makers.ts';
import type { Reference } from './references/reference.ts';
import type { RenderedObject } from './rule.ts';

/** A reference to what is made only once the one that refers is healthy, which it is not before: both wait for ever. */
export interface LateReference extends Reference {
  readonly maker: RenderedObject;
  /** Whose order says so: the one of units, of a unit's phases, or of the waves of a phase. */
  readonly by: 'unit' | 'phase' | 'wave';
}

/** What is needed and what it comes of, for instance `Secret "db" of ExternalSecret "shop/db"`. */
export function describeNeed({ kind, maker: { identity }, name }: LateReference): string {
  return kind === identity.kind ? describe(identity) : `${kind} "${name}" of ${describe(identity)}`;
}

/** Every such reference; not those that something that comes in time meets too. */
export function lateReferencesOf(cluster: ClusterView): readonly LateReference[] {
  const { makers, to } = cluster.references();
  return KINDS.flatMap((kind) =>
    to(kind).flatMap((reference) => {
      if (reference.optional || !waits(reference)) return NONE;
      const made = makers.made.get(kind, reference.namespace, reference.name);
      const [first] = made;
      if (first === undefined || !isManifest(first)) return NONE;
      const by = lateBy(reference.from, first, cluster);
      if (by === undefined) return NONE;
      const inTime = made.some((maker) => !isManifest(maker) || lateBy(reference.from, maker, cluster) === undefined);
      return inTime ? NONE : [{ ...reference, maker: first, by }];
    }),
  );
}

const NONE: readonly LateReference[] = [];

const KINDS: readonly ReferredKind[] = [
  'ClusterSecretStore',
  'ConfigMap',
  'Secret',
  'SecretProviderClass',
  'SecretStore',
  'ServiceAccount',
];

/** Kinds that are healthy without what they refer to: nothing runs or looks yet. */
const NEVER_WAITING: ReadonlySet<string> = new Set([
  'ClusterRoleBinding',
  'CronJob',
  'Ingress',
  'RoleBinding',
  'ServiceAccount',
]);

/** An ExternalSecret that merges is ready without its Secret (External Secrets Operator 2.9.0, `SecretMissing`). */
function waits({ from, use }: Reference): boolean {
  return use !== 'merge' && !NEVER_WAITING.has(from.identity.kind);
}

function lateBy(from: RenderedObject, maker: RenderedObject, { sync }: ClusterView): LateReference['by'] | undefined {
  if (maker.unit !== from.unit) return sync.waitsFor(maker.unit, from.unit) ? 'unit' : undefined;
  const [step, made] = [sync.stepOf(from), sync.stepOf(maker)];
  if (step === undefined || made === undefined || compareSteps(made, step) <= 0) return undefined;
  return made.phase === step.phase ? 'wave' : 'phase';
}
