/**
 * `npm run bench:who`: how long `cdk8s-escrow who` takes, from the start of Node to the last line, for a property that every app of a
 * fleet holds; the median of `--runs 5`.
 */
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { parseArgs } from 'node:util';
import { inventoryText } from '../lib/report/inventory-file';
import { fleetOf } from './fleet';

const SIZES = [1000, 4000];
const SECRET = 'acme/bench/production/database.password';

const { values } = parseArgs({
  options: { json: { type: 'boolean', default: false }, runs: { type: 'string', default: '5' } },
});
const rows = SIZES.map(measureSize);
process.stdout.write(values.json ? `${JSON.stringify(rows, undefined, 2)}\n` : table());

interface Row {
  readonly apps: number;
  readonly megabytes: number;
  readonly lines: number;
  readonly seconds: number;
}

function measureSize(apps: number): Row {
  const folder = mkdtempSync(join(tmpdir(), 'bench-who-'));
  try {
    const bytes = writeInventories(apps, folder);
    const runs = Array.from({ length: Number(values.runs) }, () => ask(folder)).sort((a, b) => a.seconds - b.seconds);
    const median = runs[Math.floor(runs.length / 2)] ?? ask(folder);
    return { apps, megabytes: Number((bytes / 1e6).toFixed(1)), ...median };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** As synth would, without the manifests. */
function writeInventories(apps: number, folder: string): number {
  let bytes = 0;
  for (const inventory of fleetOf(apps, 'mixed', folder).render().inventories) {
    const file = join(folder, inventory.cluster, 'inventory.json');
    const text = inventoryText(inventory);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
    bytes += Buffer.byteLength(text);
  }
  return bytes;
}

function ask(folder: string): Pick<Row, 'lines' | 'seconds'> {
  const start = process.hrtime.bigint();
  const bin = join(__dirname, '../bin/cdk8s-escrow.js');
  const printed = execFileSync(process.execPath, [bin, 'who', SECRET, '--dist', folder], {
    encoding: 'utf8',
    maxBuffer: 1e9,
  });
  const seconds = Number(process.hrtime.bigint() - start) / 1e9;
  return { lines: printed.split('\n').length, seconds };
}

function table(): string {
  const cells = rows.map(({ apps, lines, megabytes, seconds }) => [
    apps,
    `${megabytes} MB`,
    lines,
    `${seconds.toFixed(2)} s`,
  ]);
  return `${[['apps', 'inventory', 'lines', 'time'], ...cells].map((row) => row.map((cell) => String(cell).padStart(10)).join('')).join('\n')}\n`;
}
