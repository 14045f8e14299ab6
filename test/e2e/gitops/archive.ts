import { gzipSync } from 'node:zlib';
import type { Tree } from '../../../lib/synth/tree';

/** Files as source-controller packs a commit: a compressed tar archive, in which nothing depends on when it is made. */
export function archiveOf(files: Tree): Buffer {
  const entries = [...files].map(([path, text]) => entryOf(path, Buffer.from(text)));
  return gzipSync(Buffer.concat([...entries, Buffer.alloc(2 * BLOCK)]));
}

const BLOCK = 512;

function entryOf(path: string, content: Buffer): Buffer {
  const padding = Buffer.alloc((BLOCK - (content.length % BLOCK)) % BLOCK);
  return Buffer.concat([headerOf(path, content.length), content, padding]);
}

/** A header of POSIX ustar. A name has 100 bytes, and 155 more for the folders above it. */
function headerOf(path: string, size: number): Buffer {
  const cut = path.length > NAME_BYTES ? path.indexOf('/', path.length - NAME_BYTES - 1) : -1;
  const header = Buffer.alloc(BLOCK);
  header.write(path.slice(cut + 1), 0);
  header.write('0000644', 100);
  header.write(size.toString(8).padStart(11, '0'), 124);
  header.write(' '.repeat(8), 148);
  header.write('0', 156);
  header.write('ustar\u000000', 257);
  header.write(path.slice(0, Math.max(0, cut)), 345);
  const sum = header.reduce((total, byte) => total + byte, 0);
  header.write(`${sum.toString(8).padStart(6, '0')}\u0000 `, 148);
  return header;
}

const NAME_BYTES = 100;
