import type { Inventory } from '../../core/inventory.ts';
import type { SecretKeyRef } from '../../core/secret-key-ref.ts';
import type { Change } from './change.ts';

/** What a person has to do before the change is merged: steps that `BOOTSTRAP.md` did not have, and keys that Secrets lack. */
export function byHandChanges(base: Inventory, head: Inventory): Change[] {
  const { cluster } = head;
  const done = new Set(base.bootstrap);
  const titles = [...head.bootstrap.filter((title) => !done.has(title)), ...missingKeys(base, head)];
  return titles.map((subject) => ({ kind: 'by-hand', cluster, subject, items: [] }));
}

/** Steps for Secrets that were made by hand once, and that something reads another key of from now on. */
function missingKeys(base: Inventory, head: Inventory): string[] {
  const known = new Set(credentialsOf(base).map(textOf));
  const isMadeByHand = ({ name, namespace }: SecretKeyRef) =>
    base.bootstrap.some((title) => head.bootstrap.includes(title) && title.endsWith(` ${namespace}/${name}`));
  const missing = credentialsOf(head).filter((ref) => !known.has(textOf(ref)) && isMadeByHand(ref));
  return [...new Set(missing.map(textOf))];
}

function credentialsOf({ stores }: Inventory): readonly SecretKeyRef[] {
  return stores.flatMap(({ readers }) => readers.flatMap(({ credentials }) => credentials));
}

function textOf({ key, name, namespace }: SecretKeyRef): string {
  return `Add key ${key} to Secret ${namespace}/${name}`;
}
