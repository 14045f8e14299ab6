import { byCodeUnit } from '../../core/compare.ts';
import { describe, identityKey, kindKey, objectAt } from '../../core/manifest.ts';
import { isManifest } from '../references/makers.ts';
import { keysOf } from '../references/written-keys.ts';
import type { RenderedObject, Rule, RuleFinding } from '../rule.ts';

/** One object writes a Secret. An ExternalSecret that merges writes a part, and a bare Secret waits for somebody. */
export const soleProducers: Rule = {
  code: 'secret/two-producers',
  severity: 'error',
  *check(cluster): Iterable<RuleFinding> {
    for (const [namespace, name, makers] of cluster.references().makers.made.entries('Secret')) {
      if (makers.length < 2) continue;
      const [first, ...others] = makers.filter(isManifest).filter(writesWhole);
      if (first === undefined) continue;
      for (const other of others) {
        if (isMadeTwice(first, other)) continue;
        yield {
          severity: agree(first, other, name) ? 'warning' : 'error',
          path: other.path,
          problem: `${describe(other.identity)} makes Secret "${namespace}/${name}", and so does ${first === other ? 'another entry of its secretObjects' : `${describe(first.identity)} (${first.path})`}.`,
          cause: causeOf(first, other),
          mend: "Give each a Secret of its own, or have one of them write all keys. An ExternalSecret adds its keys to another's Secret with creationPolicy: 'Merge'.",
        };
      }
    }
  },
};

const EXTERNAL_SECRET = 'external-secrets.io/ExternalSecret';
const SEALED_SECRET = 'bitnami.com/SealedSecret';
const CLASS = 'secrets-store.csi.x-k8s.io/SecretProviderClass';

/** A ClusterExternalSecret does so in namespaces that only the API server knows. */
const WRITERS: ReadonlySet<string> = new Set([EXTERNAL_SECRET, SEALED_SECRET, CLASS, 'cert-manager.io/Certificate']);

function writesWhole(object: RenderedObject): boolean {
  return WRITERS.has(kindKey(object.identity)) && policyOf(object) !== 'CreateOrMerge';
}

/** Two objects of one identity are `manifest/duplicate`. */
function isMadeTwice(first: RenderedObject, other: RenderedObject): boolean {
  return first !== other && identityKey(first.identity) === identityKey(other.identity);
}

/** Whether they write the same keys, so that it works as long as the values are the same too. */
function agree(first: RenderedObject, other: RenderedObject, name: string): boolean {
  if (first === other || kindKey(first.identity) !== kindKey(other.identity) || isRefused(first, other)) return false;
  const keys = keysOf(first, name);
  return keys !== undefined && sorted(keys) === sorted(keysOf(other, name) ?? []);
}

function sorted(keys: readonly string[]): string {
  return [...new Set(keys)].sort(byCodeUnit).join('\n');
}

function causeOf(first: RenderedObject, other: RenderedObject): string {
  const kinds = [first, other].map(({ identity }) => kindKey(identity));
  if (kinds.includes(CLASS)) {
    return 'The driver replaces the whole Secret whenever it writes it, and with it what the other wrote; no keys are merged.';
  }
  if (kinds.includes(SEALED_SECRET)) {
    return 'Who comes second fails or overwrites: the Sealed Secrets controller refuses a Secret that it does not own ("already exists and is not managed by SealedSecret").';
  }
  return isRefused(first, other)
    ? 'The second stays in SecretSyncedError: target is owned by another ExternalSecret.'
    : "Each overwrites the other's keys whenever it writes.";
}

/** Whether the second ExternalSecret never writes at all. */
function isRefused(first: RenderedObject, other: RenderedObject): boolean {
  return [first, other].every((one) => kindKey(one.identity) === EXTERNAL_SECRET && policyOf(one) === 'Owner');
}

function policyOf({ manifest }: RenderedObject): unknown {
  return objectAt(objectAt(manifest, 'spec'), 'target').creationPolicy ?? 'Owner';
}
