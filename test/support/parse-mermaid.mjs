/** Reads a JSON list of diagrams from standard input and writes what Mermaid's parser has against each: null where nothing. */
import { text } from 'node:stream/consumers';
// Not among our own dependencies: it has to be the copy that Mermaid imports.
import purify from 'dompurify';
import mermaid from 'mermaid/dist/mermaid.core.mjs';

// The parser cleans labels with it, which needs the DOM of a browser.
Object.assign(purify, { addHook: () => {}, sanitize: (label) => label });

const problems = [];
for (const diagram of JSON.parse(await text(process.stdin))) problems.push(await problemOf(diagram));
process.stdout.write(JSON.stringify(problems));

async function problemOf(diagram) {
  try {
    await mermaid.parse(diagram);
    return null;
  } catch (error) {
    return `${error.message}\n${diagram}`;
  }
}
