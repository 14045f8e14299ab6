import { isMap, isScalar, type Node, parseDocument, visit } from 'yaml';
import type { SecretCipher } from './secret-cipher.ts';

/** A definition with each plain `fn::secret` encrypted; the rest of the text stays as it is. */
export function encryptSecrets(definition: string, cipher: SecretCipher): string {
  return replaceSecrets(definition, (argument) =>
    isText(argument) ? `{"ciphertext": "${cipher.encrypt(argument.value)}"}` : undefined,
  );
}

/** A definition with each encrypted secret in plain text; what was encrypted elsewhere stays as it is. */
export function decryptSecrets(definition: string, cipher: SecretCipher): string {
  return replaceSecrets(definition, (argument) => {
    const ciphertext = isMap(argument) && argument.items.length === 1 ? argument.get('ciphertext') : undefined;
    const plaintext = typeof ciphertext === 'string' ? cipher.tryDecrypt(ciphertext) : undefined;
    return plaintext === undefined ? undefined : JSON.stringify(plaintext);
  });
}

/** Puts other text, on one line and valid in every YAML style, in the place of what is written behind `fn::secret`. */
function replaceSecrets(definition: string, replacementOf: (argument: Node) => string | undefined): string {
  const pieces: string[] = [];
  let done = 0;
  for (const argument of secretsIn(definition)) {
    const [begin, end] = argument.range ?? [0, 0];
    const replacement = replacementOf(argument);
    if (replacement === undefined) continue;
    const lineEnd = definition[end - 1] === '\n' ? '\n' : '';
    pieces.push(definition.slice(done, begin), replacement, lineEnd);
    done = end;
  }
  return pieces.join('') + definition.slice(done);
}

/** What is written behind each `fn::secret`, in the order of the text; nothing when the text is no YAML. */
function secretsIn(definition: string): readonly Node[] {
  const found: Node[] = [];
  const document = parseDocument(definition, { prettyErrors: false, uniqueKeys: false });
  if (document.errors.length > 0) return found;
  visit(document, {
    Map(_, { items }) {
      const [pair] = items;
      if (items.length === 1 && isScalar(pair?.key) && pair.key.value === 'fn::secret') found.push(pair.value as Node);
    },
  });
  return found;
}

function isText(node: Node): node is Node & { readonly value: string } {
  return isScalar(node) && typeof node.value === 'string';
}
