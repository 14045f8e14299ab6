import { isDeepStrictEqual } from 'node:util';
import { parseDocument } from 'yaml';
import { isJsonObject, type Json } from '../core/json.ts';
import { ESC_SECRET_CALL } from '../upstream/pulumi-esc-definition.ts';

/**
 * Whether what the service has is what was sent to it, comments and form aside.
 *
 * @param sent Secrets in it are plain texts, or ciphertexts that were read before and stayed.
 * @param kept As the service keeps it: all secrets are ciphertexts, and one that was sent as such is the same one.
 * @param decrypted The same with all secrets as plain texts.
 */
export function isWritten(sent: string, kept: string, decrypted: string): boolean {
  return isSame(read(sent), read(kept), read(decrypted));
}

/** Undefined for what is no YAML; the parser's own error and its warnings would quote it. */
function read(yaml: string): Json | undefined {
  const document = parseDocument(yaml, { logLevel: 'error', prettyErrors: false });
  return document.errors.length > 0 ? undefined : document.toJS();
}

function isSame(sent: Json | undefined, kept: Json | undefined, decrypted: Json | undefined): boolean {
  if (Array.isArray(sent) && Array.isArray(kept) && Array.isArray(decrypted)) {
    return sent.length === kept.length && sent.every((item, index) => isSame(item, kept[index], decrypted[index]));
  }
  if (!isJsonObject(sent) || !isJsonObject(kept) || !isJsonObject(decrypted)) return isDeepStrictEqual(sent, kept);
  if (ESC_SECRET_CALL in sent) return isDeepStrictEqual(sent, isJsonObject(sent[ESC_SECRET_CALL]) ? kept : decrypted);
  const keys = Object.keys(sent);
  return keys.length === Object.keys(kept).length && keys.every((key) => isSame(sent[key], kept[key], decrypted[key]));
}
