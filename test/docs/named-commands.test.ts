import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Command } from 'commander';
import { programOf } from '../../lib/cli';
import { packageJson } from '../../lib/new/package-json';
import * as ownPackage from '../../package.json';
import { ROOT } from '../cli/command';
import { read } from '../support/imports';

interface Call {
  readonly page: string;
  /** As it is written. */
  readonly text: string;
  readonly words: readonly string[];
}

const PROGRAM = programOf({ ...ownPackage, root: ROOT });
const SCRIPTS = { ...packageJson(undefined, 'clusters', ownPackage).scripts, ...ownPackage.scripts };

const inDocs = readdirSync(join(ROOT, 'docs'), { recursive: true, encoding: 'utf8' }).sort();
const pages = [
  'README.md',
  'CONTRIBUTING.md',
  ...inDocs.filter((name) => name.endsWith('.md')).map((name) => `docs/${name}`),
];
const calls = pages.flatMap(callsOn);

test('pages call commands that there are', () => {
  const unknown = calls.filter(
    ({ words }) => commandOf(words) === PROGRAM && !/^(?:<command|--help|--version)$/.test(words[0] ?? ''),
  );

  expect(calls.length).toBeGreaterThan(50);
  expect(unknown.map(described)).toEqual([]);
});

test('pages give commands options that they have', () => {
  const wrong = calls.filter(({ words }) => {
    const known = commandOf(words).options.flatMap(({ long, short }) => [long, short]);
    return words.some(
      (word) =>
        /^--?[a-z]/.test(word) && word !== '--help' && word !== '--version' && !known.includes(word.split('=')[0]),
    );
  });

  expect(wrong.map(described)).toEqual([]);
});

test('pages run scripts that there are', () => {
  const unknown = pages.flatMap((page) =>
    [...read(page).matchAll(/npm run(?: --silent)? ([a-z][a-z0-9:]*)/g)]
      .filter(([, script = '']) => !(script in SCRIPTS))
      .map(([text]) => `${page}: ${text}`),
  );

  expect(unknown).toEqual([]);
});

/** In code, inline or in a block: `cdk8s-escrow <command> …`. */
function callsOn(page: string): readonly Call[] {
  return [...read(page).matchAll(/(?:^|`|&& |npx )cdk8s-escrow ((?:\\\n|[^`\n#|>&;])+)/gm)].map(
    ([text, rest = '']) => ({
      page,
      text,
      words: rest.replaceAll('\\\n', ' ').trim().split(/\s+/),
    }),
  );
}

function commandOf(words: readonly string[]): Command {
  const [name, subname] = words;
  const command = PROGRAM.commands.find((one) => one.name() === name) ?? PROGRAM;
  return command.commands.find((one) => command !== PROGRAM && one.name() === subname) ?? command;
}

function described({ page, text }: Call): string {
  return `${page}: ${text}`;
}
