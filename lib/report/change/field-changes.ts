import { byCodeUnit } from '../../core/compare.ts';
import { isJsonObject, type Json, type JsonObject } from '../../core/json.ts';
import { type GroupKind, kindKey } from '../../core/manifest.ts';

/** One field of an object, before and after. */
export interface FieldChange {
  /** For instance `spec.template.spec.containers[main].image`. */
  readonly path: string;
  /**
   * The value as JSON, cut where it is long; `(hidden)` where it is somebody's secret, sealed or not.
   * @default - the field is new
   */
  readonly before?: string;
  /** @default - the field goes */
  readonly after?: string;
}

/** The deepest fields that differ, in the order of their paths. Entries of a list are told apart by their names, if they have any. */
export function fieldChanges(kind: GroupKind, before: JsonObject, after: JsonObject): readonly FieldChange[] {
  const isHidden = hiddenFieldsOf(kind);
  const show = (path: string, value: Json | undefined) =>
    value === undefined ? undefined : isHidden(path) ? '(hidden)' : cut(JSON.stringify(value));
  return differences('', before, after)
    .map(({ path, before, after }) => ({ path, before: show(path, before), after: show(path, after) }))
    .sort((a, b) => byCodeUnit(a.path, b.path));
}

const MOST_CHARACTERS = 60;

function cut(text: string): string {
  return text.length > MOST_CHARACTERS ? `${text.slice(0, MOST_CHARACTERS - 1)}…` : text;
}

/** Whether a field is one in which values lie, is within one, or has one within. */
function hiddenFieldsOf(kind: GroupKind): (path: string) => boolean {
  const hidden = HIDDEN.get(kindKey(kind)) ?? [];
  return (path) =>
    hidden.some(
      (field) => `${path}.`.startsWith(`${field}.`) || path.startsWith(`${field}[`) || field.startsWith(`${path}.`),
    );
}

/** Fields in which values lie, by kind. A fleet writes no Secret with data; whoever commits one should not read it again here. */
const HIDDEN: ReadonlyMap<string, readonly string[]> = new Map([
  ['/Secret', ['data', 'stringData']],
  ['bitnami.com/SealedSecret', ['spec.encryptedData']],
]);

interface Difference {
  readonly path: string;
  readonly before?: Json;
  readonly after?: Json;
}

function differences(path: string, before: Json | undefined, after: Json | undefined): readonly Difference[] {
  if (JSON.stringify(before) === JSON.stringify(after)) return [];
  const [old, now] = [entriesOf(before), entriesOf(after)];
  if (old === undefined || now === undefined || Array.isArray(before) !== Array.isArray(after)) {
    return [{ path, before, after }];
  }
  const inner = [...new Set([...old.keys(), ...now.keys()])].flatMap((step) =>
    differences(`${path}${step}`.replace(/^\./, ''), old.get(step), now.get(step)),
  );
  // Nothing but the order of a list's entries.
  return inner.length > 0 ? inner : [{ path, before, after }];
}

/** What a map or a list is made of, by the step that leads to it; undefined for anything else. */
function entriesOf(value: Json | undefined): ReadonlyMap<string, Json | undefined> | undefined {
  if (isJsonObject(value)) {
    return new Map(Object.entries(value).map(([key, one]) => [/^[\w-]+$/.test(key) ? `.${key}` : `["${key}"]`, one]));
  }
  if (!Array.isArray(value)) return undefined;
  const list: readonly Json[] = value;
  const names = list.map((one) => (isJsonObject(one) && typeof one.name === 'string' ? one.name : undefined));
  const areTold = new Set(names).size === list.length && !names.includes(undefined);
  return new Map(list.map((one, index) => [`[${areTold ? names[index] : index}]`, one]));
}
