/** Lets a guard search for values, disposes of it, and prints how often a piece of a value is left in the memory of the process (Linux). */
import { openSync, readFileSync, readSync } from 'node:fs';
import { LeakGuard } from '../../lib/leak-guard/leak-guard';

/** Each byte of a value is so much more than the one before: one sees a value without having it. */
const STEP = 7;
const LENGTH = 40;
const PIECE = 12;

const secrets = Array.from({ length: 2000 }, (_, index) => ({
  property: `value-${index}`,
  value: steppedValue(index),
}));
const guard = new LeakGuard(secrets);
const text = Buffer.concat(secrets.slice(0, 20).map(({ value }) => value));
const leaks = guard.searchText('text', text).length;
text.fill(0);
if (process.argv[2] === 'dispose') guard.dispose();
process.stdout.write(JSON.stringify({ leaks, left: piecesInMemory() }));

function steppedValue(index: number): Buffer {
  const value = Buffer.alloc(100).subarray(0, LENGTH);
  for (let at = 0; at < LENGTH; at++) value[at] = index + (at >> 4 === 0 ? at : STEP * at);
  value.writeUInt16BE(index, 0);
  return value;
}

function piecesInMemory(): number {
  const memory = openSync('/proc/self/mem', 'r');
  const chunk = Buffer.alloc(1 << 20);
  let pieces = 0;
  for (const [, from = '', to = ''] of readFileSync('/proc/self/maps', 'latin1').matchAll(/^(\w+)-(\w+) rw/gm)) {
    for (let at = Number.parseInt(from, 16); at < Number.parseInt(to, 16); at += chunk.length) {
      const length = tryRead(memory, chunk, at, Number.parseInt(to, 16));
      pieces += piecesIn(chunk.subarray(0, length));
      chunk.fill(0);
    }
  }
  return pieces;
}

/** Some of the memory, the kernel's own for instance, cannot be read. */
function tryRead(memory: number, chunk: Buffer, at: number, end: number): number {
  try {
    return readSync(memory, chunk, 0, Math.min(chunk.length, end - at), at);
  } catch {
    return 0;
  }
}

function piecesIn(bytes: Buffer): number {
  let pieces = 0;
  let steps = 0;
  for (let index = 1; index < bytes.length; index++) {
    steps = (((bytes[index] as number) - (bytes[index - 1] as number)) & 0xff) === STEP ? steps + 1 : 0;
    if (steps === PIECE) pieces++;
  }
  return pieces;
}
