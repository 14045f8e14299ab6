import type { Canary } from './canaries';

/** Values that stand everywhere, so that to see one says nothing. */
const EVERYWHERE: readonly Canary['value'][] = [true, 'null'];

/**
 * Names of the canaries that a text shows: as they are, or in base64, hex, or with the escapes of JSON or a URL; with other white
 * space; or the beginning or the end of what is unlike everything else in them.
 *
 * It shares nothing with the leak guard, so that neither's mistakes hide the other's.
 */
export function shownIn(text: string, canaries: readonly Canary[]): readonly string[] {
  const texts = [text, withoutWhiteSpace(text)];
  return canaries
    .filter((canary) => tracesOf(canary).some((trace) => texts.some((one) => one.includes(trace))))
    .map(({ name }) => name);
}

const traces = new WeakMap<Canary, readonly string[]>();

function tracesOf(canary: Canary): readonly string[] {
  const known = traces.get(canary) ?? [...new Set(makeTraces(canary))];
  traces.set(canary, known);
  return known;
}

function makeTraces({ core, value }: Canary): readonly string[] {
  if (EVERYWHERE.includes(value)) return [];
  const text = String(value);
  const ends = core === '' ? [] : [core.slice(0, 8), core.slice(-8), ...encoded(core)];
  return [text, text.trim(), withoutWhiteSpace(text), ...encoded(text), ...encoded(text.trim()), ...ends];
}

function encoded(text: string): readonly string[] {
  const json = JSON.stringify(text).slice(1, -1);
  const hex = Buffer.from(text).toString('hex');
  return [
    json,
    JSON.stringify(json).slice(1, -1),
    encodeURIComponent(text),
    hex,
    hex.toUpperCase(),
    ...[0, 1, 2].map((shift) => base64Inside(text, shift)),
  ];
}

/** What the base64 of a longer text has of this one, which begins so many bytes behind a multiple of three. */
function base64Inside(text: string, shift: number): string {
  const bytes = Buffer.concat([Buffer.alloc(shift), Buffer.from(text)]);
  const end = Math.floor((bytes.length * 4) / 3);
  return bytes.toString('base64').slice(Math.ceil((shift * 4) / 3), end);
}

function withoutWhiteSpace(text: string): string {
  return text.replaceAll(/\s+/g, '');
}
