import { CUSTOM_KINDS } from '../../upstream/custom-kinds.ts';
import type { SyncedCluster } from '../engine.ts';
import { holdsAny } from '../group-kind.ts';

/** A Lua health check of one kind. */
export interface HealthCheck {
  /** `<group>/<kind>` */
  readonly kind: string;
  readonly lua: string;
}

/**
 * The health checks that the order of a cluster needs and Argo CD (3.5) does not have.
 *
 * Its own checks of ExternalSecret and SealedSecret take the answer to an earlier generation for the answer to this one, so
 * that workloads would be replaced before their changed Secret is there. Its check of ClusterExternalSecret calls one that
 * fails `Progressing` for ever, which is why {@link annotationsFor} gives that kind no wave that others would wait for.
 */
export function healthChecksOf(cluster: SyncedCluster): readonly HealthCheck[] {
  const held = (kind: string) => cluster.units.some((unit) => holdsAny(unit, new Set([kind])));
  return [APPLICATION, ...[EXTERNAL_SECRET, SEALED_SECRET].filter(({ kind }) => held(kind))];
}

/**
 * The check looks at the sync status too. Health alone does not order anything: Argo CD leaves objects that do not exist
 * yet out of an Application's health (3.5), so a new Application is healthy before its first sync.
 */
const APPLICATION: HealthCheck = {
  kind: 'argoproj.io/Application',
  lua: `local status = obj.status or {}
local health = status.health or {}
local synced = (status.sync or {}).status == "Synced" or (status.operationState or {}).phase == "Succeeded"
if not synced then return { status = "Progressing", message = "not synced yet" } end
return { status = health.status or "Progressing", message = health.message or "" }`,
};

/**
 * `syncedResourceVersion` is the generation that was synced, a dash and a hash. Texts that begin with `3-` are those from `3-`
 * to just below `3.`, the next character; there is no library to ask for the beginning. What is synced once (`CreatedOnce`, or
 * an interval that begins with 0) stays at its first generation, and is healthy as Argo CD itself sees it.
 */
const EXTERNAL_SECRET: HealthCheck = {
  kind: CUSTOM_KINDS.externalSecret,
  lua: `local status = obj.status or {}
local ready = {}
for _, condition in ipairs(status.conditions or {}) do
  if condition.type == "Ready" then ready = condition end
end
local message = ready.message or "not reconciled yet"
if ready.status == "False" then return { status = "Degraded", message = message } end
if ready.status ~= "True" then return { status = "Progressing", message = message } end
local policy = obj.spec.refreshPolicy or "Periodic"
local once = policy == "CreatedOnce" or (policy == "Periodic" and (obj.spec.refreshInterval or "1h") < "1")
local generation = tostring(obj.metadata.generation)
local synced = status.syncedResourceVersion or ""
if once or (synced >= generation .. "-" and synced < generation .. ".") then
  return { status = "Healthy", message = message }
end
return { status = "Progressing", message = "the last change is not synced yet" }`,
};

const SEALED_SECRET: HealthCheck = {
  kind: CUSTOM_KINDS.sealedSecret,
  lua: `local status = obj.status or {}
if status.observedGeneration ~= obj.metadata.generation then
  return { status = "Progressing", message = "the last change is not unsealed yet" }
end
for _, condition in ipairs(status.conditions or {}) do
  if condition.type == "Synced" then
    return { status = condition.status == "True" and "Healthy" or "Degraded", message = condition.message or "" }
  end
end
return { status = "Progressing", message = "not unsealed yet" }`,
};
