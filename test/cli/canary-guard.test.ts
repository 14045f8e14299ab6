import { cpSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { stringify, type ToStringOptions } from 'yaml';
import type { Leak, LeakReport } from '../../lib/leak-guard/leak';
import { CANARIES, type Canary, canaryDefinition } from '../support/canaries';
import { signedIn, startEsc } from '../support/esc';
import { shownIn } from '../support/shown';
import { folderWith, type Outcome, ROOT } from './command';
import { escrowWith } from './esc-command';

const ADDRESS = 'acme/canary/planted';

/** What a search for them would find everywhere, and what is too short. */
const NOT_JUDGED = ['of-five-characters', 'a-word', 'a-number', 'a-fraction', 'a-boolean', 'the-text-null'];

const base64 = (text: string) => Buffer.from(text).toString('base64');

const inLines = (text: string) => text.replaceAll(/.{60}/g, '$&\n  ');

const yaml = (type: ToStringOptions['defaultStringType']) => (value: string) =>
  stringify({ value }, { defaultKeyType: 'PLAIN', defaultStringType: type, lineWidth: 40 }).slice('value: '.length);

/** How a value may be written behind a key of a manifest. */
const WRITTEN: Readonly<Record<string, (value: string) => string>> = {
  raw: (value) => value,
  base64,
  'base64-behind-one-byte': (value) => base64(`:${value}`),
  'base64-behind-two-bytes': (value) => base64(`a:${value}@db`),
  'base64-in-lines': (value) => `|\n  ${inLines(base64(value))}`,
  hex: (value) => Buffer.from(value).toString('hex'),
  'hex-in-lines': (value) => `|\n  ${inLines(Buffer.from(value).toString('hex').toUpperCase())}`,
  url: encodeURIComponent,
  json: (value) => JSON.stringify({ value }),
  'json-in-json': (value) => JSON.stringify(JSON.stringify({ value })),
  'yaml-double-quoted': yaml('QUOTE_DOUBLE'),
  'yaml-single-quoted': yaml('QUOTE_SINGLE'),
  'yaml-literal': yaml('BLOCK_LITERAL'),
  'yaml-folded': yaml('BLOCK_FOLDED'),
};

/** Lines before the value's key. */
const HEAD = 'kind: ConfigMap\ndata:\n';

/** The command's report, as text and as JSON. */
let asText: Outcome;
let asJson: Outcome;

beforeAll(async () => {
  const folder = folderWith({});
  cpSync(join(ROOT, 'dist'), join(folder, 'dist'), { recursive: true });
  for (const { name, value } of CANARIES) {
    mkdirSync(join(folder, 'dist/canaries', name), { recursive: true });
    for (const [form, write] of Object.entries(WRITTEN)) {
      writeFileSync(join(folder, fileOf(name, form)), `${HEAD}value: ${write(String(value))}\n`);
    }
  }
  const esc = await startEsc({ [ADDRESS]: canaryDefinition() });
  const leaks = (...form: readonly string[]) =>
    escrowWith(folder, signedIn(esc), 'leaks', 'dist', '--environment', ADDRESS, ...form).outcome;
  [asText, asJson] = await Promise.all([leaks(), leaks('--json')]);
});

test.each(CANARIES.filter(({ name }) => !NOT_JUDGED.includes(name)).map((canary) => [canary.name, canary]))(
  '%s is found in every form, with its line and its path',
  (_, canary) => {
    const forms = Object.entries(WRITTEN);
    const planted = forms.map(([form, write]) => [form, [lineOf(form, write(String(canary.value)))]]);

    const found = forms.map(([form]) => [form, linesOf(canary, fileOf(canary.name, form))]);

    expect(found).toEqual(planted);
  },
);

test('what cannot be judged is named', () => {
  const paths = CANARIES.filter(({ name }) => NOT_JUDGED.includes(name)).map(({ path }) => `${ADDRESS} ${path}`);

  expect(report().notJudged).toEqual(paths.sort());
});

test('nothing is found where nothing was planted', () => {
  expect(report().leaks.filter(({ file }) => !file.startsWith('dist/canaries/'))).toEqual([]);
});

test('people are told of the same places', () => {
  const told = [...asText.stderr.matchAll(/^error {2}leak\/value {2}(\S+)$/gm)].map(([, place]) => place);

  expect(told).toEqual(report().leaks.map(({ column, file, line }) => `${file}:${line}:${column}`));
});

test('no report shows a value', () => {
  expect(shownIn(JSON.stringify([asText, asJson]), CANARIES)).toEqual([]);
});

function report(): LeakReport {
  return JSON.parse(asJson.stdout);
}

/** Lines of a file at which a value is reported. */
function linesOf({ path }: Canary, file: string): readonly (number | undefined)[] {
  const isMeant = (leak: Leak) => leak.file === file && leak.properties.includes(`${ADDRESS} ${path}`);
  return report()
    .leaks.filter(isMeant)
    .map(({ line }) => line);
}

/** The content of a block begins a line later. */
function lineOf(form: string, written: string): number {
  const isBlock = form !== 'raw' && /^[|>]/.test(written);
  return HEAD.split('\n').length + (isBlock ? 1 : 0);
}

function fileOf(name: string, form: string): string {
  return `dist/canaries/${name}/${form}.yaml`;
}
