import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Longest time that one file may take. Milliseconds. */
const TIMEOUT = 60_000;

/** The file of that name in a folder, or below an address. */
export function sourceIn(base: string, name: string): string {
  return isAddress(base) ? `${base.replace(/\/+$/, '')}/${name}` : join(base, name);
}

/** Whether a text is the address of a web server, rather than a folder. */
export function isAddress(text: string): boolean {
  return /^https?:\/\//i.test(text);
}

/**
 * The bytes of an address or a file.
 *
 * @throws Error when there are none.
 */
export async function readSource(source: string): Promise<Uint8Array> {
  if (!isAddress(source)) return readFileSync(source);
  const response = await fetch(source, { signal: AbortSignal.timeout(TIMEOUT) });
  if (!response.ok) throw new Error(`The server answers ${response.status} ${response.statusText}`.trim());
  return new Uint8Array(await response.arrayBuffer());
}
