import { byCodeUnit } from '../core/compare.ts';
import type { JsonObject } from '../core/json.ts';
import { type GroupKind, kindKey, type ObjectIdentity, objectAt, objectsAt } from '../core/manifest.ts';
import type { SyncedUnit } from './engine.ts';

/** An object of a unit. */
export interface UnitObject {
  readonly identity: ObjectIdentity;
  readonly manifest: JsonObject;
}

/** What the engines have to know of a unit's objects besides where they lie. */
export function unitContent(objects: readonly UnitObject[]): Pick<SyncedUnit, 'kinds' | 'injectedWebhooks'> {
  const kinds = new Map<string, GroupKind>();
  for (const { identity } of objects) kinds.set(kindKey(identity), { group: identity.group, kind: identity.kind });
  const webhooks = kinds.has(WEBHOOKS) ? objects : [];
  return {
    kinds: [...kinds].sort(([a], [b]) => byCodeUnit(a, b)).map(([, kind]) => kind),
    injectedWebhooks: webhooks
      .filter(isInjectedWebhook)
      .map(({ identity }) => identity.name)
      .sort(byCodeUnit),
  };
}

const WEBHOOKS = 'admissionregistration.k8s.io/ValidatingWebhookConfiguration';

/** A configuration with a `caBundle` of its own is not one: changes of it in Git have to be seen. */
function isInjectedWebhook({ identity, manifest }: UnitObject): boolean {
  return (
    kindKey(identity) === WEBHOOKS &&
    objectsAt(manifest, 'webhooks').every((webhook) => objectAt(webhook, 'clientConfig').caBundle === undefined)
  );
}
