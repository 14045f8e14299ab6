import type { JsonObject } from '../../core/json.ts';
import { metadataOf, objectAt } from '../../core/manifest.ts';
import type { SyncPhase, SyncStep } from '../../core/sync-step.ts';
import { ARGO_CD } from '../../upstream/argo-cd.ts';

const { annotations, helmAnnotations, helmHooks, keptPolicies } = ARGO_CD;

/**
 * When Argo CD applies an object, by its annotations; undefined for what no sync applies, a hook of deletion for instance.
 *
 * Of a hook of several phases, the first counts.
 */
export function syncStepOf(manifest: JsonObject): SyncStep | undefined {
  const own = objectAt(metadataOf(manifest), 'annotations');
  const wave = wholeNumber(own[annotations.syncWave]) ?? wholeNumber(own[helmAnnotations.weight]) ?? 0;
  const hooks = own[annotations.hook] ?? own[helmAnnotations.hook];
  if (hooks === undefined) return { phase: 'Sync', wave };
  const named = String(hooks)
    .split(',')
    .map((hook) => helmHooks[hook.trim()] ?? hook.trim());
  const phase = PHASES.find((one) => named.includes(one));
  return phase && { phase, wave, remade: isRemade(own) };
}

const PHASES: readonly SyncPhase[] = ['PreSync', 'Sync', 'PostSync'];

/** What Argo CD deletes of a hook where nobody says it: what the sync before has left. */
function isRemade(own: JsonObject): boolean {
  const policy = own[annotations.hookDeletePolicy] ?? own[helmAnnotations.hookDeletePolicy];
  return !keptPolicies.has(String(policy));
}

function wholeNumber(text: unknown): number | undefined {
  return typeof text === 'string' && /^[+-]?\d+$/.test(text) ? Number(text) : undefined;
}
