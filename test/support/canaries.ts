import { createHash } from 'node:crypto';
import { stringify } from 'yaml';
import { PropertyPath } from '../../lib/stores/pulumi-esc/property-path';

/** A secret that nobody may see, planted to be looked for. */
export interface Canary {
  /** Key in the environment below `canary`. */
  readonly name: string;
  /** How a report calls it. */
  readonly path: string;
  readonly value: string | number | boolean;
  /** What is unlike everything else in it; empty where the value is no text. */
  readonly core: string;
}

/** Sixteen letters and digits, others for each name, the same in each run. */
function coreOf(name: string): string {
  return createHash('sha256').update(name).digest('base64').replaceAll(/\W/g, '').slice(0, 16);
}

/** What a value is made of, from its core. */
type Shape = (core: string) => Canary['value'];

const SHAPES: Readonly<Record<string, Shape>> = {
  // Short and long.
  'a-password': (core) => core,
  'of-eight-characters': (core) => core.slice(0, 8),
  'of-five-characters': () => 'Zq7#k',
  'a-word': () => 'kittiwake',
  'a-passphrase': (core) => `correct ${core} battery staple`,
  'eight-kilobytes': (core) => Array.from({ length: 512 }, (_, line) => coreOf(`${core} ${line}`)).join(''),
  'eight-kilobytes-of-lines': (core) => Array.from({ length: 481 }, (_, line) => coreOf(`${line} ${core}`)).join('\n'),
  // No text, and text that looks like none.
  'a-number': () => 8_372_619_405,
  'a-long-number': () => 4_929_123_456_789_012,
  'a-fraction': () => 0.483_726_194_5,
  'a-boolean': () => true,
  'the-text-null': () => 'null',
  'a-tilde-and-text': (core) => `~${core}`,
  'a-date-and-text': (core) => `2026-02-30T25:61:00 ${core}`,
  // Quotes, backslashes, white space.
  'single-quotes': (core) => `it's '${core}'`,
  'double-quotes': (core) => `say "${core}"`,
  'all-quotes': (core) => `\`'"${core}"'\``,
  backslashes: (core) => `C:\\new\\table\\${core}\\`,
  'two-lines': (core) => `first ${core}\nsecond`,
  'windows-lines': (core) => `first ${core}\r\nsecond\r\n`,
  'a-line-end': (core) => `${core}\n`,
  'leading-blanks': (core) => `   ${core}`,
  'trailing-blanks': (core) => `${core}   `,
  tabs: (core) => `\t${core}\tx`,
  'control-characters': (core) => `\u0007\u001b[31m${core}\u001b[0m`,
  // Other alphabets.
  umlauts: (core) => `Größe ${core} süß`,
  cyrillic: (core) => `пароль-${core}`,
  japanese: (core) => `秘密の${core}鍵`,
  emoji: (core) => `🔑${core}👩‍🚒`,
  'right-to-left': (core) => `\u202e${core}\u202c`,
  // Text with a meaning to YAML, JSON, shells, templates, URLs and HTML.
  'yaml-map': (core) => `yes: no\n${core}: off\n`,
  'yaml-signs': (core) => `&anchor *${core} !tag # no comment`,
  'yaml-block': (core) => `|-\n  ${core}\n- b`,
  json: (core) => JSON.stringify({ user: 'shop', password: core }),
  'json-in-json': (core) => JSON.stringify(JSON.stringify({ password: `"${core}"` })),
  'json-in-lines': (core) => JSON.stringify({ auths: { 'ghcr.io': { auth: core } } }, undefined, 2),
  interpolation: (core) => `\${${core}}`,
  'shell-variables': (core) => `$HOME $(${core}) $$x`,
  'a-template': (core) => `{{ .Values.${core} }} <%= x %>`,
  'a-url': (core) => `postgres://shop:${core}@db.example.com:5432/shop?sslmode=require`,
  'url-escapes': (core) => `%41%2f${core}%25`,
  'a-query': (core) => `a=b&token=${core}&c=100%`,
  markup: (core) => `<a href="?x&amp;y">${core}</a>`,
  // Keys.
  base64: (core) => Buffer.from(`key ${core} \xff\xfe`, 'latin1').toString('base64'),
  'a-jwt': (core) => ['{"alg":"HS256"}', `{"sub":"${core}"}`, core].map((part) => base64url(part)).join('.'),
  'hex-digits': (core) => createHash('sha256').update(core).digest('hex'),
  'a-uuid': (core) =>
    createHash('md5')
      .update(core)
      .digest('hex')
      .replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-'),
  'a-private-key': (core) => pemOf(createHash('sha256').update(core).digest()),
  // Equal to each other.
  'one-of-twins': () => coreOf('twins'),
  'other-of-twins': () => coreOf('twins'),
};

/** Fifty secrets of many shapes, the same in each run. */
export const CANARIES: readonly Canary[] = Object.entries(SHAPES).map(([name, shape]) => {
  const value = shape(coreOf(name));
  const core = String(value).includes(coreOf(name)) ? coreOf(name) : '';
  return { name, path: PropertyPath.of('canary', name).toString(), value, core };
});

/** Whether `fn::secret` cannot hold a value as it is: it takes text alone, and none with a reference in it. */
export function isHeldAsJson({ value }: Canary): boolean {
  return typeof value !== 'string' || value.includes('${');
}

/** What stands in `fn::secret` for a value. */
export function heldText(canary: Canary): string {
  return isHeldAsJson(canary) ? JSON.stringify(canary.value).replaceAll('$', '\\u0024') : String(canary.value);
}

/** The definition of an environment with all of them, or with other texts in their places. */
export function canaryDefinition(textOf: (canary: Canary) => string = heldText): string {
  const planted = CANARIES.map((canary) => {
    const secret = { 'fn::secret': textOf(canary) };
    return [canary.name, isHeldAsJson(canary) ? { 'fn::fromJSON': secret } : secret];
  });
  return stringify({ values: { canary: Object.fromEntries(planted) } });
}

function base64url(text: string): string {
  return Buffer.from(text).toString('base64url');
}

/** An Ed25519 key in PKCS #8 (RFC 8410). */
function pemOf(seed: Buffer): string {
  const der = Buffer.concat([Buffer.from('302e020100300506032b657004220420', 'hex'), seed]);
  const label = 'PRIVATE KEY';
  return `-----BEGIN ${label}-----\n${der.toString('base64')}\n-----END ${label}-----\n`;
}
