import { dependencyOrder } from '../lib/core/dependency-order';
import { type Import, importsOf, read, sourcesIn } from './support/imports';

const BELOW_FLEET = [
  'gitops',
  'platform',
  'delivery',
  'sealed-secrets',
  'identity',
  'stores',
  'upstream',
  'core',
  'rules',
  'synth',
  'report',
];
const BELOW_CLI = [
  'new',
  'esc-leaks',
  'esc-init',
  'esc-import',
  'esc-check',
  'esc',
  'leak-guard',
  'esc-local',
  'parity',
  'vendor',
  'fleet',
  ...BELOW_FLEET,
];

/** Which rooms a room may import, besides itself. Arrows point downwards only. */
const ROOMS: Readonly<Record<string, readonly string[]>> = {
  core: [],
  upstream: ['core'],
  stores: ['identity', 'upstream', 'core', 'imports'],
  identity: ['upstream', 'core', 'imports'],
  delivery: ['stores', 'identity', 'upstream', 'core', 'imports'],
  platform: ['identity', 'stores', 'upstream', 'core', 'imports'],
  gitops: ['upstream', 'core', 'imports'],
  'sealed-secrets': ['upstream', 'core', 'imports'],
  rules: ['core'],
  'leak-guard': ['core'],
  synth: ['core'],
  fleet: BELOW_FLEET,
  parity: ['platform', 'upstream', 'core'],
  vendor: ['upstream', 'core'],
  'esc-local': ['stores', 'upstream', 'core'],
  report: ['core'],
  esc: ['fleet', ...BELOW_FLEET],
  'esc-check': ['esc', 'fleet', ...BELOW_FLEET],
  'esc-init': ['esc', 'fleet', ...BELOW_FLEET],
  'esc-leaks': ['leak-guard', 'esc-check', 'esc', 'fleet', ...BELOW_FLEET],
  'esc-import': ['esc-check', 'esc', 'fleet', ...BELOW_FLEET],
  cli: BELOW_CLI,
  new: ['core'],
  'index.ts': BELOW_CLI,
  imports: ['core'],
  'imports/esc': ['index.ts'],
  'main.ts': ['index.ts', 'imports/esc'],
  examples: ['index.ts', 'imports/esc'],
};

const LONGEST_FILE = 250;

const lib = sourcesIn('lib');
const imports = sourcesIn('lib', 'imports', 'examples', 'main.ts').flatMap(importsOf);

test('imports follow the arrows', () => {
  const against = imports.filter(
    ({ file, target }) => target !== undefined && !mayImport(roomOf(file), roomOf(target)),
  );

  expect(against.map(describeImport)).toEqual([]);
});

test('every room of lib has its arrows', () => {
  const rooms = new Set(lib.map(roomOf));

  expect([...rooms].filter((room) => ROOMS[room] === undefined)).toEqual([]);
});

test('no files of lib need each other in a circle', () => {
  const needs = new Map(
    lib.map((file) => [
      file,
      importsOf(file)
        .filter(staysAtRunTime)
        .map(({ target = '' }) => target),
    ]),
  );

  expect(dependencyOrder(needs)).not.toHaveProperty('cycle');
});

test('nothing but lib/esc talks to Pulumi ESC', () => {
  const talkers = imports.filter(({ specifier }) => specifier.startsWith('@pulumi/esc-sdk'));

  expect(talkers.map(({ file }) => file).filter((file) => roomOf(file) !== 'esc')).toEqual([]);
});

test('the public face shows no generated type', () => {
  expect(
    importsOf('lib/index.ts').filter(({ target }) => target !== undefined && roomOf(target) === 'imports'),
  ).toEqual([]);
});

test(`no file of lib has more than ${LONGEST_FILE} lines`, () => {
  const lengths = lib.map((file) => ({ file, lines: read(file).split('\n').length - 1 }));

  expect(lengths.filter(({ lines }) => lines > LONGEST_FILE)).toEqual([]);
});

/** The folder of lib, `index.ts` for the public face, else what stands at the top of the repository, imported environments apart. */
function roomOf(file: string): string {
  const [top = '', ...rest] = file.split('/');
  if (file.startsWith('imports/esc/')) return 'imports/esc';
  return top === 'lib' ? (rest[0] ?? top) : top;
}

function mayImport(room: string, other: string): boolean {
  return room === other || (ROOMS[room] ?? []).includes(other);
}

function staysAtRunTime({ target, typeOnly }: Import): boolean {
  return target !== undefined && !typeOnly;
}

function describeImport({ file, specifier }: Import): string {
  const room = roomOf(file);
  return `${file} imports '${specifier}'; besides itself, ${room} may import ${ROOMS[room]?.join(', ') || 'nothing'}`;
}
