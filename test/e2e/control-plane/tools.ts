import { execFileSync, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';

/** A program that is built from its published Go module. */
export interface Tool {
  /** Its folder below `test/e2e/tools/`, whose `go.mod` and `go.sum` pin everything it is built from. */
  readonly folder: string;
  readonly package: string;
  /** The module that the package lies in; its version is the program's. */
  readonly module: string;
}

const TOOLS = join(__dirname, '../tools');

const NO_GO = `The end-to-end tests need Go 1.26 or newer, and found none: https://go.dev/doc/install.
It fetches the pinned CustomResourceDefinitions of other projects and builds the control plane that is started on loopback.
With KUBECONFIG set to the file of a cluster that is there for tests (\`kind create cluster\`), most tests use that one.`;

/**
 * Builds a program, or takes it from an earlier run.
 *
 * @returns Path of the binary, outside the repository.
 * @throws Error when there is no Go, or the build fails.
 */
export function build(tool: Tool): string {
  const cwd = join(TOOLS, tool.folder);
  const folder = join(cacheFolder(), `${tool.folder}-${keyOf(cwd)}`);
  const binary = join(folder, tool.folder);
  if (existsSync(binary)) return binary;
  mkdirSync(folder, { recursive: true });
  const unfinished = `${binary}.${process.pid}`;
  try {
    go(cwd, ['build', '-trimpath', '-ldflags', flagsOf(versionOf(tool)), '-o', unfinished, tool.package]);
    renameSync(unfinished, binary);
  } finally {
    rmSync(unfinished, { force: true });
  }
  return binary;
}

/** Whether the next {@link build} has anything to do. */
export function isBuilt({ folder }: Tool): boolean {
  return existsSync(join(cacheFolder(), `${folder}-${keyOf(join(TOOLS, folder))}`, folder));
}

/** The version that `go.mod` pins, with a leading `v`. */
export function versionOf({ folder, module }: Tool): string {
  return go(join(TOOLS, folder), ['list', '-m', '-f', '{{.Version}}', module]).trim();
}

/** @throws Error that says what to install. */
export function requireGo(): void {
  if (spawnSync('go', ['version']).error) throw new Error(NO_GO);
}

/** Runs Go and gives what it prints; modules come from `GOPROXY` and are compared with `go.sum`. */
export function go(cwd: string, args: readonly string[]): string {
  return execFileSync('go', args, {
    cwd,
    encoding: 'utf8',
    env: { ...process.env, CGO_ENABLED: '0', GOWORK: 'off' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
}

function cacheFolder(): string {
  return join(process.env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'cdk8s-escrow', 'e2e');
}

function keyOf(folder: string): string {
  const hash = createHash('sha256');
  for (const file of ['go.mod', 'go.sum']) hash.update(readFileSync(join(folder, file)));
  return hash.digest('hex').slice(0, 16);
}

/** A Kubernetes program does not know its version from its module; other programs ignore the names. */
function flagsOf(version: string): string {
  const [major = '', minor = ''] = version.slice(1).split('.');
  const facts = { gitVersion: version, gitMajor: major, gitMinor: minor };
  const settings = Object.entries(facts).map(([name, value]) => `-X k8s.io/component-base/version.${name}=${value}`);
  return ['-s', '-w', ...settings].join(' ');
}
