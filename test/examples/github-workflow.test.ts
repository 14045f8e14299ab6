import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { scripts } from '../../package.json';
import { escrow } from '../cli/command';
import { FOLDER } from './programs';

interface Workflow {
  readonly jobs: Readonly<Record<string, Job>>;
}

interface Job {
  readonly steps: readonly Step[];
  readonly permissions?: Readonly<Record<string, string>>;
}

interface Step {
  readonly run?: string;
  readonly uses?: string;
  readonly env?: object;
}

const WORKFLOWS = join(FOLDER, 'github-workflow');

const jobs = readdirSync(WORKFLOWS).flatMap((name) => {
  const workflow: Workflow = parse(readFileSync(join(WORKFLOWS, name), 'utf8'));
  return Object.values(workflow.jobs);
});

const steps = jobs.flatMap((job) => job.steps);

/** Each `npm run`, with the name of the script and everything behind it. */
const runs = steps.flatMap(({ run = '' }) => [...run.matchAll(/npm run ([a-z:]+)(.*)/g)]);

/** Each command of ours, by whichever way it is run. */
const commands = [...runs, ...steps.flatMap(({ run = '' }) => [...run.matchAll(/npx cdk8s-escrow ([a-z]+)(.*)/g)])];

test('workflows run scripts that there are', () => {
  const names = runs.map(([, name]) => name);

  expect(names.length).toBeGreaterThan(0);
  expect(names.filter((name = '') => !(name in scripts))).toEqual([]);
});

test('workflows give options that the commands know', () => {
  const unknown = commands.flatMap(([, name = '', rest = '']) => {
    const help = escrow('.', name, '--help').stdout;
    return [...rest.matchAll(/--[a-z]+[a-z-]*/g)].map(([option]) => option).filter((option) => !help.includes(option));
  });

  expect(unknown).toEqual([]);
});

test('the job that may comment runs nothing that a pull request brings', () => {
  const comments = jobs.filter(({ permissions = {} }) => 'pull-requests' in permissions);

  expect(comments).toHaveLength(1);
  expect(comments.flatMap((job) => job.steps).filter(({ run = '' }) => /\b(?:npm|npx|node)\b/.test(run))).toEqual([]);
});

test('only steps of ours see the token, and actions have whole versions', () => {
  const actions = steps.flatMap(({ env, uses }) => (uses === undefined ? [] : [{ env, uses }]));

  expect(actions.filter(({ env }) => env !== undefined)).toEqual([]);
  expect(actions.filter(({ uses }) => !/@v\d+\.\d+\.\d+$/.test(uses))).toEqual([]);
});
