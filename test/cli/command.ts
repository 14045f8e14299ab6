import { type SpawnSyncOptions, spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export const ROOT = join(__dirname, '../..');

export const BIN = join(ROOT, 'bin/cdk8s-escrow.js');

/** What a process left behind. */
export interface Outcome {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** A folder with a program, where a user would stand. Removed once the tests of the file are over. */
export function folderWith(files: Readonly<Record<string, string>>): string {
  const folder = mkdtempSync(join(tmpdir(), 'escrow-'));
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  folders.push(folder);
  return folder;
}

// Each test waits for processes; a busy machine starts one in seconds.
jest.setTimeout(60_000);

const folders: string[] = [];

afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

/** Runs `cdk8s-escrow` as a user does who has neither terminal nor colours forced. */
export function escrow(cwd: string, ...args: readonly string[]): Outcome {
  return run(process.execPath, [BIN, ...args], { cwd });
}

export function run(command: string, args: readonly string[], options: SpawnSyncOptions): Outcome {
  const { CDK8S_OUTDIR, FORCE_COLOR, NO_COLOR, ...env } = process.env;
  const result = spawnSync(command, args, { ...options, env: { ...env, ...options.env }, encoding: 'utf8' });
  return { code: result.status, stdout: String(result.stdout), stderr: String(result.stderr) };
}

/** Paths of all files below a folder, sorted. */
export function filesBelow(folder: string): string[] {
  return (readdirSync(folder, { recursive: true }) as string[])
    .filter((path) => statSync(join(folder, path)).isFile())
    .sort();
}

const [LIBRARY, CDK8S_PLUS] = ['lib', 'node_modules/cdk8s-plus-30'].map((path) => JSON.stringify(join(ROOT, path)));

/** A program with one ConfigMap; the whole text of a `main.ts`. */
export const PROGRAM = `
  import { ConfigMap } from ${CDK8S_PLUS};
  import { Cluster, Fleet, GitOps, Unit } from ${LIBRARY};
  const fleet = new Fleet();
  const gitOps = GitOps.flux({ repository: 'https://github.com/acme/clusters.git' });
  const unit = new Unit(new Cluster(fleet, 'prod', { kubernetes: '1.33', gitOps }), 'web', { namespace: 'default' });
  new ConfigMap(unit, 'settings', { data: { currency: 'EUR' } });
  export default fleet;
`;

/** The same for a cluster that is too old. */
export const WRONG_PROGRAM = PROGRAM.replace("'1.33'", "'1.20'");
