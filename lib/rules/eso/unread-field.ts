import type { JsonObject } from '../../core/json.ts';
import { describe, objectAt } from '../../core/manifest.ts';
import { entriesOf, type OperatorStore } from '../external-secrets.ts';
import type { RenderedObject, Rule, RuleFinding } from '../rule.ts';

/** What an ExternalSecret says of a value is what its provider looks at. */
export const readFields: Rule = {
  code: 'eso/unread-field',
  severity: 'error',
  toldBy: ['eso/ignored-field'],
  *check(cluster): Iterable<RuleFinding> {
    const { all, store } = cluster.externalSecrets();
    for (const { object, spec } of all) {
      for (const { entry, store: reference } of entriesOf(spec)) {
        const ref = objectAt(entry, entry.remoteRef === undefined ? 'extract' : 'remoteRef');
        if (ref.property === undefined && ref.version === undefined) continue;
        const from = store(reference, object);
        if (from === undefined) continue;
        if (ref.property !== undefined && from.provider?.ignoresRemoteProperty)
          yield unread(object, from, ref, 'property');
        if (ref.version !== undefined && from.provider?.ignoresRemoteVersion)
          yield unread(object, from, ref, 'version');
      }
    }
  },
};

function unread(
  { identity, path }: RenderedObject,
  { object, providerName }: OperatorStore,
  ref: JsonObject,
  field: 'property' | 'version',
): RuleFinding {
  return {
    path,
    problem: `${describe(identity)} asks ${describe(object.identity)} for ${field} "${ref[field]}" of "${ref.key}", and provider "${providerName}" does not look at ${field}.`,
    cause: `It reads "${ref.key}" as it is now, so another value than that stands in the Secret, and nothing says so.`,
    mend:
      field === 'property'
        ? `Write the whole path: key: ${ref.key}.${ref.property}.`
        : 'Take version away; to pin one, read an environment that imports it by its tag.',
  };
}
