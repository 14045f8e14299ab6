import { leaksOf } from './leaks-of';

const VALUE = 'pä$$ "w\\0rd"\n\'d-_1 😀 100%41&more';
const BYTES = Buffer.from(VALUE);
const JSON_TEXT = JSON.stringify(VALUE);

/** A value written in every way, beside what the report calls it. */
const WRITTEN: readonly (readonly [name: string, encoding: string, text: string | Buffer])[] = [
  ['as it is', 'plain', VALUE],
  ['in JSON', 'escaped', JSON_TEXT],
  ['in JSON of English letters', 'escaped', asciiJson(VALUE)],
  ['in JSON in JSON', 'escaped', JSON.stringify(JSON_TEXT)],
  ['in JSON in JSON in JSON', 'escaped', JSON.stringify(JSON.stringify(JSON_TEXT))],
  ['in JSON of English letters, twice', 'escaped', JSON.stringify(asciiJson(VALUE))],
  ['in JSON for HTML', 'escaped', JSON_TEXT.replaceAll('&', '\\u0026')],
  ['in JSON with escaped slashes', 'escaped', JSON_TEXT.replaceAll('/', '\\/')],
  ['in single quotes of YAML', 'folded', `'${VALUE.replaceAll("'", "''").replaceAll('\n', '\n\n  ')}'`],
  ['in single quotes of a shell', 'quoted', `'${VALUE.replaceAll("'", "'\"'\"'")}'`],
  ['in single quotes of a shell, with a backslash', 'escaped', `'${VALUE.replaceAll("'", "'\\''")}'`],
  ["in Bash's $'…'", 'escaped', octal(VALUE)],
  ['in Python', 'escaped', [...BYTES].map((byte) => `\\x${byte.toString(16).padStart(2, '0')}`).join('')],
  ['in JavaScript', 'escaped', VALUE.replace('😀', '\\u{1f600}').replace('ä', '\\xe4').replace('\n', '\\n')],
  ['in YAML 1.1', 'escaped', VALUE.replace('😀', '\\U0001F600').replace('ä', '\\xE4').replace('\n', '\\n\\\n    ')],
  ['in a block of YAML', 'folded', `${VALUE.replaceAll('\n', '\n    ')}`],
  ['in lines of DOS', 'folded', VALUE.replaceAll('\n', '\r\n')],
  ['in a URL', 'url', encodeURIComponent(VALUE)],
  ['in a URL, in small letters', 'url', encodeURIComponent(VALUE).replace(/%../g, (code) => code.toLowerCase())],
  ['in a URL, every byte of it', 'url', BYTES.toString('hex').replace(/../g, '%$&')],
  ['in a URL, twice', 'url', encodeURIComponent(encodeURIComponent(VALUE))],
  ['in a form', 'url', new URLSearchParams({ value: VALUE }).toString().slice('value='.length)],
  ['in JSON in a URL', 'url', encodeURIComponent(JSON_TEXT)],
  ['in HTML', 'html', html(VALUE)],
  ['in HTML of English letters', 'html', [...VALUE].map((letter) => `&#${letter.codePointAt(0)};`).join('')],
  ['in hexadecimal HTML', 'html', [...VALUE].map((letter) => `&#x${letter.codePointAt(0)?.toString(16)};`).join('')],
  ['in HTML in JSON', 'html', JSON.stringify(html(VALUE))],
  ['in base64', 'base64', BYTES.toString('base64')],
  ['in base64 behind one byte', 'base64', Buffer.from(`:${VALUE}`).toString('base64')],
  ['in base64 behind two bytes', 'base64', Buffer.from(`::${VALUE}`).toString('base64')],
  ['in base64 between others', 'base64', Buffer.from(`user:${VALUE}@host`).toString('base64')],
  ['in base64 in lines', 'base64', BYTES.toString('base64').replace(/.{16}/g, '$&\n      ')],
  ['in base64 in lines in JSON', 'base64', JSON.stringify(BYTES.toString('base64').replace(/.{16}/g, '$&\r\n'))],
  ['in base64 in a URL', 'base64', encodeURIComponent(BYTES.toString('base64'))],
  ['in base64 with a line end', 'base64', Buffer.from(`${VALUE}\n`).toString('base64')],
  ['in base64, twice', 'base64-of-base64', Buffer.from(BYTES.toString('base64')).toString('base64')],
  [
    'in base64, twice, behind one byte',
    'base64-of-base64',
    Buffer.from(` ${BYTES.toString('base64')}`).toString('base64'),
  ],
  ['in JSON in base64', 'base64-of-json', Buffer.from(JSON.stringify({ password: VALUE })).toString('base64')],
  ['in hex', 'hex', BYTES.toString('hex')],
  ['in capital hex', 'hex', BYTES.toString('hex').toUpperCase()],
  ['in hex in lines', 'hex', BYTES.toString('hex').replace(/.{60}/g, '$&\n')],
  ['in hex with spaces', 'hex', BYTES.toString('hex').replace(/../g, '$& ')],
];

test.each(WRITTEN)('a value %s is found once, as %s', (_, encoding, text) => {
  const leaks = leaksOf(
    VALUE,
    Buffer.concat([Buffer.from('before: '), Buffer.from(text as string), Buffer.from(' after')]),
  );

  expect(leaks).toEqual([{ file: 'text', line: 1, column: expect.any(Number), encoding, properties: ['value-1'] }]);
});

test('escapes behind a value do not count as its own', () => {
  const leaks = leaksOf('s3cr3t-v4lue', '/?a=s3cr3t-v4lue%20%22%20');

  expect(leaks).toMatchObject([{ column: 5, encoding: 'plain' }]);
});

test.each([
  ['a URL', encodeURIComponent],
  ['JSON', JSON.stringify],
  ['HTML', html],
])('a value that looks like HTML with escapes is found in %s', (_, encode) => {
  const value = 's3cr3t&lt;&#1;\\a&amp;\n"v4lue"';

  const leaks = leaksOf(value, encode(value));

  expect(leaks).toHaveLength(1);
});

test('a value whose quotes are doubled is found', () => {
  const leaks = leaksOf("it's-s3cr3t", "password: 'it''s-s3cr3t'");

  expect(leaks).toMatchObject([{ column: 12, encoding: 'quoted' }]);
});

test('a value in the base64 of URLs is found', () => {
  const value = 'k???>>>~~~k';
  const text = Buffer.from(value).toString('base64url');

  const leaks = leaksOf(value, text);

  expect(text).toMatch(/[-_]/);
  expect(leaks).toMatchObject([{ encoding: 'base64url' }]);
});

test.each(['utf16le', 'utf-16 big-endian'])('a value in %s is found', (encoding) => {
  const text = Buffer.from('line 1\nit is s3cr3t-v4lue', 'utf16le');

  const leaks = leaksOf('s3cr3t-v4lue', encoding === 'utf16le' ? text : text.swap16());

  expect(leaks).toMatchObject([{ line: 2, column: 7, encoding: 'utf-16' }]);
});

test('a value with accents is found in a file of ISO 8859-1', () => {
  const leaks = leaksOf('pä55wörter-97', Buffer.from('x pä55wörter-97 y', 'latin1'));

  expect(leaks).toMatchObject([{ column: 3, encoding: 'respelt' }]);
});

test('a value whose $ is doubled against substitution is found', () => {
  const leaks = leaksOf('pa$w0rd$1x', 'password: pa$$w0rd$$1x');

  expect(leaks).toMatchObject([{ column: 11, encoding: 'respelt' }]);
});

test('white space at the ends of a value does not matter', () => {
  const leaks = leaksOf('  s3cr3t-v4lue \n', Buffer.from('s3cr3t-v4lue').toString('base64'));

  expect(leaks).toHaveLength(1);
});

test('a value inside another is reported beside it', () => {
  const leaks = leaksOf(['postgres://app:s3cr3t-v4lue@db', 's3cr3t-v4lue'], 'url: postgres://app:s3cr3t-v4lue@db');

  expect(leaks.map(({ column, properties }) => [column, ...properties])).toEqual([
    [6, 'value-1'],
    [21, 'value-2'],
  ]);
});

test('every place of a value is reported', () => {
  const leaks = leaksOf('s3cr3t-v4lue', 's3cr3t-v4lue s3cr3t-v4lue\n\n  s3cr3t-v4lue');

  expect(leaks.map(({ column, line }) => [line, column])).toEqual([
    [1, 1],
    [1, 14],
    [3, 3],
  ]);
});

test('a value of two properties is one leak that names both', () => {
  const leaks = leaksOf(['s3cr3t-v4lue', 's3cr3t-v4lue'], 's3cr3t-v4lue');

  expect(leaks.map(({ properties }) => properties)).toEqual([['value-1', 'value-2']]);
});

test('lines and columns are counted in characters', () => {
  const leaks = leaksOf('s3cr3t-v4lue', 'ä\r\nö😀 s3cr3t-v4lue');

  expect(leaks).toMatchObject([{ line: 2, column: 4 }]);
});

test('a value of bytes that are no text is found', () => {
  const value = Buffer.from('fffefd8091a2b3c4d5', 'hex');

  const leaks = leaksOf([value], Buffer.concat([Buffer.from([1, 2]), value]));

  expect(leaks).toMatchObject([{ encoding: 'plain' }]);
});

function html(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll("'", '&#39;');
}

function asciiJson(text: string): string {
  const escaped = (unit: string) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`;
  return JSON.stringify(text).replace(/[\u0080-\uffff]/g, escaped);
}

function octal(text: string): string {
  return [...Buffer.from(text)].map((byte) => `\\${byte.toString(8).padStart(3, '0')}`).join('');
}
