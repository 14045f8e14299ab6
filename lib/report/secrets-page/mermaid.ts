import { visible } from '../visible-text.ts';

/**
 * The id of a node, the same in every version of the page: a number would change whenever a node before it comes or goes.
 *
 * Two names never share an id, and none is a word of Mermaid's.
 */
export function nodeId(kind: string, name: string): string {
  let id = `${kind.replaceAll('-', '')}_`;
  for (let index = 0; index < name.length; index++) {
    const code = name.charCodeAt(index);
    id += isLetterOrDigit(code) ? name[index] : `_${code.toString(16)}_`;
  }
  return id;
}

/**
 * A text in a node, quoted. Mermaid 11.17.2 reads `#34;` as a quote, a backtick as the beginning of Markdown, `%%{` as one of settings
 * wherever it stands, and no empty text.
 */
export function label(text: string): string {
  return `"${visible(text || ' ').replaceAll(MEANT_BY_MERMAID, (char) => `#${char.charCodeAt(0)};`)}"`;
}

const MEANT_BY_MERMAID = /["#%&;<>\\`{}]/g;

function isLetterOrDigit(code: number): boolean {
  return (code >= 0x30 && code <= 0x39) || (code >= 0x41 && code <= 0x5a) || (code >= 0x61 && code <= 0x7a);
}
