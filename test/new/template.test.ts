import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { programOf } from '../../lib/cli';
import { packageJson } from '../../lib/new/package-json';
import { templateFiles } from '../../lib/new/template-files';
import * as ownPackage from '../../package.json';
import fleet from '../../templates/new/main';
import { ROOT } from '../cli/command';

const files = templateFiles(join(ROOT, 'templates/new'));
const { findings, plans } = fleet.render();

test('the program of a new repository has nothing to mend', () => {
  expect(findings).toEqual([]);
});

test('the program shows one binding on one cluster', () => {
  expect(plans.map(({ bindings }) => bindings.length)).toEqual([1]);
});

test('names that npm would leave out of a package get their dots', () => {
  expect([...files.keys()].filter((path) => path.startsWith('.'))).toEqual([
    '.gitattributes',
    '.github/workflows/changes.yaml',
    '.github/workflows/manifests.yaml',
    '.gitignore',
    '.nvmrc',
  ]);
});

test('scripts run commands that there are', () => {
  const { scripts = {} } = packageJson(undefined, 'clusters', ownPackage);
  const commands = programOf({ ...ownPackage, root: ROOT }).commands.map((command) => command.name());

  const called = Object.values(scripts).flatMap((script) => /^cdk8s-escrow (\S+)/.exec(script)?.[1] ?? []);

  expect(called.filter((name) => !commands.includes(name))).toEqual([]);
});

test('texts name scripts that there are', () => {
  const { scripts = {} } = packageJson(undefined, 'clusters', ownPackage);

  const named = [...files.values()].flatMap((text) =>
    [...text.matchAll(/npm run ([a-z:]+)/g)].map(([, name = '']) => name),
  );

  expect(named.filter((name) => scripts[name] === undefined)).toEqual([]);
});

test('the workflow that says what a change means is the one of the examples', () => {
  const example = readFileSync(join(ROOT, 'examples/github-workflow/changes.yaml'), 'utf8');

  const text = files.get('.github/workflows/changes.yaml') ?? '';

  expect(parse(text)).toEqual(parse(example));
});

test('a new repository runs its workflows on the versions of the examples', () => {
  const [ours, theirs] = [files.get('.github/workflows/manifests.yaml') ?? '', secretsWorkflow()].map(actionsOf);

  expect(ours).toEqual(theirs);
});

function secretsWorkflow(): string {
  return readFileSync(join(ROOT, 'examples/github-workflow/secrets.yaml'), 'utf8');
}

function actionsOf(workflow: string): readonly string[] {
  return [...workflow.matchAll(/uses: (\S+)/g)].map(([, action = '']) => action);
}
