import type { JsonObject } from '../../core/json.ts';
import { describe, objectAt, objectsAt } from '../../core/manifest.ts';
import type { Rule, RuleFinding } from '../rule.ts';

/** The operator's webhook takes an ExternalSecret (External Secrets Operator 2.9.0, `externalsecret_validator.go`). */
export const admittedSecrets: Rule = {
  code: 'eso/refused',
  severity: 'error',
  toldBy: ['eso/deletion-policy', 'eso/duplicate-key', 'eso/nothing-to-read'],
  *check(cluster): Iterable<RuleFinding> {
    for (const { object, spec } of cluster.externalSecrets().all) {
      const refusal = refusalOf(spec);
      if (refusal === undefined) continue;
      yield {
        path: object.path,
        problem: `${describe(object.identity)} ${refusal.problem}.`,
        cause:
          object.identity.kind === 'ExternalSecret'
            ? "The operator's webhook refuses it, and with it the whole sync."
            : "The operator's webhook refuses each ExternalSecret that is made of it; the namespaces stay without.",
        mend: refusal.mend,
      };
    }
  },
};

interface Refusal {
  readonly problem: string;
  readonly mend: string;
}

function refusalOf(spec: JsonObject): Refusal | undefined {
  const data = objectsAt(spec, 'data');
  const dataFrom = objectsAt(spec, 'dataFrom');
  if (data.length + dataFrom.length === 0) {
    return {
      problem: 'has neither data nor dataFrom',
      mend: 'Name a value in data, or an object in dataFrom.extract.',
    };
  }
  return deletionRefusal(objectAt(spec, 'target')) ?? duplicateRefusal(spec, data) ?? firstRefusal(dataFrom);
}

/** The operator deletes what it made, and takes keys out of what it writes. */
function deletionRefusal({ creationPolicy = 'Owner', deletionPolicy = 'Retain' }: JsonObject): Refusal | undefined {
  const refused = REFUSED_CREATION.get(String(deletionPolicy))?.has(String(creationPolicy)) === true;
  if (!refused) return undefined;
  return {
    problem: `has deletionPolicy "${deletionPolicy}" with creationPolicy "${creationPolicy}"`,
    mend: "Write deletionPolicy: 'Retain', or leave creationPolicy out.",
  };
}

const REFUSED_CREATION: ReadonlyMap<string, ReadonlySet<string>> = new Map([
  ['Delete', new Set(['CreateOrMerge', 'Merge', 'None'])],
  ['Merge', new Set(['None'])],
]);

/** With another deletionPolicy the webhook lets them pass, and the last one wins. */
function duplicateRefusal(spec: JsonObject, data: readonly JsonObject[]): Refusal | undefined {
  if (data.length < 2 || (objectAt(spec, 'target').deletionPolicy ?? 'Retain') !== 'Retain') return undefined;
  const keys = data.map(({ secretKey }) => secretKey);
  const twice = keys.find((key, index) => keys.indexOf(key) !== index);
  return twice === undefined
    ? undefined
    : { problem: `has the key "${twice}" twice in data`, mend: 'Keep one of the two.' };
}

function firstRefusal(dataFrom: readonly JsonObject[]): Refusal | undefined {
  for (const entry of dataFrom) {
    const generator = objectAt(entry, 'sourceRef').generatorRef;
    const ways = [entry.extract, entry.find, generator].filter((way) => way !== undefined).length;
    if (ways === 1 || (ways === 0 && entry.sourceRef !== undefined)) continue;
    return {
      problem: `has an entry in dataFrom with ${ways === 0 ? 'neither extract nor find nor a generator' : 'more than one of extract, find and a generator'}`,
      mend: 'Make an entry of each.',
    };
  }
  return undefined;
}
