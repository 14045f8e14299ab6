/**
 * `npm run bench:leaks`: time and memory of the leak guard over trees of several sizes, beside the reading of the same files and
 * `grep -F` for the plain values alone. Each measurement runs in a process of its own.
 *
 * `--megabytes 500 --secrets 10000` are the largest of each; `--json` prints for machines.
 */
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  closeSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { parseArgs } from 'node:util';
import { LeakGuard } from '../lib/leak-guard/leak-guard.ts';

/** What is measured: the guard, the least that any search has to do, or a search for plain values only. */
type Way = 'guard' | 'read' | 'grep';

interface Measurement {
  readonly seconds: number;
  /** Highest resident memory of the process. */
  readonly peakMegabytes: number;
  /** Places found; each tree has {@link PLANTED}. */
  readonly found: number;
}

interface Row extends Measurement {
  readonly megabytes: number;
  readonly secrets: number;
  readonly way: Way;
}

const PLANTED = 100;
const FILE_SIZE = 100_000;

const MANIFEST = `apiVersion: apps/v1
kind: Deployment
metadata:
  name: checkout
  namespace: shop
  labels:
    app.kubernetes.io/name: checkout
    app.kubernetes.io/managed-by: cdk8s-escrow
spec:
  template:
    spec:
      containers:
        - name: app
          image: ghcr.io/acme/checkout@sha256:9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08
          args: ["--config", "/etc/app/config.yaml"]
`;

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: {
    json: { type: 'boolean', default: false },
    megabytes: { type: 'string', default: '500' },
    secrets: { type: 'string', default: '10000' },
  },
});
const [way, folder = '', secrets = ''] = positionals;
if (way === undefined) compareAll();
else process.stdout.write(JSON.stringify(measure(way as Way, folder, Number(secrets))));

function compareAll(): void {
  const [most, all] = [Number(values.megabytes), Number(values.secrets)];
  const rows = [...measureTree(most / 4, [all]), ...measureTree(most, [all / 10, all])];
  const ratios = {
    [`guard at ${most} MB / guard at ${most / 4} MB`]: ratio(rows, ['guard', most, all], ['guard', most / 4, all]),
    [`guard with ${all} secrets / guard with ${all / 10}`]: ratio(
      rows,
      ['guard', most, all],
      ['guard', most, all / 10],
    ),
    [`guard / reading, at ${most} MB`]: ratio(rows, ['guard', most, all], ['read', most, all]),
    [`guard / grep, at ${most} MB`]: ratio(rows, ['guard', most, all], ['grep', most, all]),
  };
  process.stdout.write(values.json ? `${JSON.stringify({ rows, ratios }, undefined, 2)}\n` : table(rows, ratios));
}

function measureTree(megabytes: number, secretCounts: readonly number[]): Row[] {
  const folder = mkdtempSync(join(tmpdir(), 'bench-leaks-'));
  try {
    plantTree(folder, megabytes);
    return secretCounts.flatMap((secrets) =>
      (['read', 'guard', 'grep'] as const).map((way) => ({
        megabytes,
        secrets,
        way,
        ...inProcess(way, folder, secrets),
      })),
    );
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Manifests, JSON with escapes, base64 in lines and bytes without order, a quarter each, and a hundred leaks. */
function plantTree(folder: string, megabytes: number): void {
  const count = Math.round((megabytes * 1_000_000) / FILE_SIZE);
  const noise = noiseOf('bytes', FILE_SIZE);
  const kinds = [
    Buffer.from(MANIFEST.repeat(Math.ceil(FILE_SIZE / MANIFEST.length))),
    Buffer.from(JSON.stringify({ text: MANIFEST }).repeat(Math.ceil(FILE_SIZE / MANIFEST.length))),
    Buffer.from(noise.toString('base64').replaceAll(/.{76}/g, '$&\n')),
    noise,
  ].map((text) => text.subarray(0, FILE_SIZE));
  for (let index = 0; index < count; index++) {
    const path = join(folder, `cluster-${index % 40}`, `file-${index}`);
    if (index < 40) mkdirSync(dirname(path), { recursive: true });
    const file = openSync(path, 'w');
    writeSync(file, kinds[index % kinds.length] as Buffer);
    if ((index * PLANTED) % count < PLANTED) writeSync(file, `\n${secretOf(index % 1000).toString()}\n`);
    closeSync(file);
  }
}

function secretOf(index: number): Buffer {
  return Buffer.from(noiseOf(`secret ${index}`, 12 + (index % 36)).toString('base64url'));
}

/** The same bytes on every machine. */
function noiseOf(seed: string, length: number): Buffer {
  const parts = Array.from({ length: Math.ceil(length / 32) }, (_, part) =>
    createHash('sha256').update(`${seed} ${part}`).digest(),
  );
  return Buffer.concat(parts).subarray(0, length);
}

function inProcess(way: Way, folder: string, secrets: number): Measurement {
  if (process.stderr.isTTY) process.stderr.write(`${way}, ${secrets} secrets …\n`);
  const loader = join(dirname(require.resolve('jiti/package.json')), 'lib/jiti-cli.mjs');
  const printed = execFileSync(process.execPath, [loader, __filename, way, folder, String(secrets)], {
    encoding: 'utf8',
    // As bin/cdk8s-escrow.js loads the program: without a proxy around every module.
    env: { ...process.env, JITI_INTEROP_DEFAULT: 'false' },
  });
  return JSON.parse(printed);
}

function measure(way: Way, folder: string, count: number): Measurement {
  const secrets = Array.from({ length: count }, (_, index) => secretOf(index));
  const start = process.hrtime.bigint();
  const found = { guard, grep, read }[way](folder, secrets);
  const seconds = Number(process.hrtime.bigint() - start) / 1e9;
  return { found, seconds, peakMegabytes: Math.round(process.resourceUsage().maxRSS / 1024) };
}

function guard(folder: string, secrets: readonly Buffer[]): number {
  const leakGuard = new LeakGuard(secrets.map((value, index) => ({ property: `property ${index}`, value })));
  const { leaks } = leakGuard.searchPaths([folder]);
  leakGuard.dispose();
  return leaks.length;
}

function read(folder: string): number {
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (entry.isFile()) readFileSync(join(entry.parentPath, entry.name));
  }
  return 0;
}

/** Places of the values themselves; for each of them the guard looks for about ten forms. */
function grep(folder: string, secrets: readonly Buffer[]): number {
  const list = join(folder, '..', `bench-leaks-values-${process.pid}`);
  writeFileSync(list, secrets.join('\n'));
  try {
    const lines = execFileSync('grep', ['-r', '-a', '-o', '-F', '-f', list, folder], {
      encoding: 'utf8',
      env: { ...process.env, LC_ALL: 'C' },
    });
    return lines.trimEnd().split('\n').length;
  } finally {
    rmSync(list);
  }
}

/** Of two times of one run on one machine; a time alone says little. */
function ratio(
  rows: readonly Row[],
  ...pair: readonly [readonly [Way, number, number], readonly [Way, number, number]]
): number {
  const [a, b] = pair.map(([way, megabytes, secrets]) =>
    rows.find((row) => row.way === way && row.megabytes === megabytes && row.secrets === secrets),
  );
  return Number(((a?.seconds ?? Number.NaN) / (b?.seconds ?? Number.NaN)).toFixed(2));
}

function table(rows: readonly Row[], ratios: Readonly<Record<string, number>>): string {
  const cells = rows.map(({ found, megabytes, peakMegabytes, seconds, secrets, way }) => {
    return [megabytes, secrets, way, found, `${seconds.toFixed(2)} s`, `${peakMegabytes} MB`];
  });
  const lines = [['MB', 'secrets', 'way', 'found', 'time', 'peak memory'], ...cells].map((line) =>
    line.map((cell) => String(cell).padStart(12)).join(''),
  );
  const shown = Object.entries(ratios).map(([name, value]) => `${name}: ${value}`);
  return `${[...lines, '', ...shown].join('\n')}\n`;
}
