import type { JsonObject } from '../../core/json.ts';
import { describe, objectsAt } from '../../core/manifest.ts';
import type { Rule, RuleFinding } from '../rule.ts';

/** A Secret that the driver is to make has all that it takes (Secrets Store CSI Driver 1.6.0, `secretutil`). */
export const wholeSyncs: Rule = {
  code: 'csi/synced-secret',
  severity: 'error',
  toldBy: ['csi/secret-keys'],
  *check(cluster): Iterable<RuleFinding> {
    for (const { object, secretObjects } of cluster.classes().all) {
      for (const [index, secret] of secretObjects.entries()) {
        const lack = lackOf(secret);
        if (lack === undefined) continue;
        const name = isText(secret.secretName) ? `Secret "${secret.secretName}"` : `secretObjects[${index}]`;
        yield {
          path: object.path,
          problem: `${name} of ${describe(object.identity)} ${lack.problem}.`,
          cause: `The driver makes no such Secret ("${lack.words}", in its log or in an event of the pod), and whatever reads it waits.`,
          mend: 'Write secretName, type (Opaque where it is nothing else) and data, each entry with objectName and key.',
        };
      }
    }
  },
};

/** What is missing, and the driver's words for it. */
function lackOf(secret: JsonObject): { readonly problem: string; readonly words: string } | undefined {
  if (!isText(secret.secretName)) return { problem: 'has no secretName', words: 'secret name is empty' };
  if (!isText(secret.type)) return { problem: 'has no type', words: 'secret type is empty' };
  const data = objectsAt(secret, 'data');
  if (data.length === 0) return { problem: 'has no data', words: 'data is empty' };
  for (const { key, objectName } of data) {
    if (!isText(objectName))
      return { problem: 'has an entry without objectName', words: 'object name in secretObjects.data is empty' };
    if (!isText(key)) return { problem: 'has an entry without key', words: 'key in secretObjects.data is empty' };
  }
  return secret.type === 'kubernetes.io/tls' ? lackOfTls(data.map(({ key }) => String(key))) : undefined;
}

function lackOfTls(keys: readonly string[]): ReturnType<typeof lackOf> {
  const other = keys.find((key) => !TLS_KEYS.includes(key));
  if (other !== undefined) {
    const words = 'tls key is not supported. Only tls.key and tls.crt are supported';
    return { problem: `is of type kubernetes.io/tls and has the key "${other}"`, words };
  }
  const missing = TLS_KEYS.find((key) => !keys.includes(key));
  if (missing === undefined) return undefined;
  return { problem: `is of type kubernetes.io/tls and has no ${missing}`, words: `data[${missing}]: Required value` };
}

const TLS_KEYS = ['tls.crt', 'tls.key'];

function isText(value: unknown): value is string {
  return typeof value === 'string' && value.trim() !== '';
}
