/**
 * `npm run bench`: time and memory of `Fleet.synth` over growing fleets, beside stock cdk8s and the least that any generator
 * has to do. Each measurement runs in a process of its own; `--runs 5` takes the median of five.
 */
import { execFileSync } from 'node:child_process';
import { dirname, join } from 'node:path';
import { parseArgs } from 'node:util';
import type { Measurement, Way } from './measure';

const SIZES = [250, 1000, 4000];

/** Stock cdk8s grows with the square of the number of charts: beyond this it takes minutes. */
const LARGEST_FOR_STOCK = 1000;

interface Row extends Record<Way, Measurement | undefined> {
  readonly apps: number;
}

const { values } = parseArgs({
  options: { json: { type: 'boolean', default: false }, runs: { type: 'string', default: '3' } },
});
const rows = SIZES.map(measureSize);
const ratios = ratiosOf(rows);
process.stdout.write(values.json ? `${JSON.stringify({ rows, ratios }, undefined, 2)}\n` : table());

function measureSize(apps: number): Row {
  return {
    apps,
    fleet: median('fleet', apps),
    stock: apps <= LARGEST_FOR_STOCK ? median('stock', apps) : undefined,
    floor: median('floor', apps),
  };
}

function median(way: Way, apps: number): Measurement | undefined {
  if (process.stderr.isTTY) process.stderr.write(`measuring ${way} with ${apps} apps …\n`);
  const runs = Array.from({ length: Number(values.runs) }, () => measure(way, apps));
  runs.sort((a, b) => a.seconds - b.seconds);
  return runs[Math.floor(runs.length / 2)];
}

function measure(way: Way, apps: number): Measurement {
  const loader = join(dirname(require.resolve('jiti/package.json')), 'lib/jiti-cli.mjs');
  const printed = execFileSync(process.execPath, [loader, join(__dirname, 'measure.ts'), way, String(apps)], {
    encoding: 'utf8',
    // As bin/cdk8s-escrow.js loads the program: without a proxy around every module.
    env: { ...process.env, JITI_INTEROP_DEFAULT: 'false' },
  });
  return JSON.parse(printed);
}

/** What the numbers mean, as ratios of one run on one machine. */
function ratiosOf(measured: readonly Row[]): Record<string, number> {
  const at = (apps: number) => measured.find((row) => row.apps === apps);
  const ratio = (a: Measurement | undefined, b: Measurement | undefined) =>
    Number(((a?.seconds ?? Number.NaN) / (b?.seconds ?? Number.NaN)).toFixed(2));
  return {
    'fleet at 4000 / fleet at 1000': ratio(at(4000)?.fleet, at(1000)?.fleet),
    'stock at 1000 / fleet at 1000': ratio(at(1000)?.stock, at(1000)?.fleet),
    'fleet at 4000 / floor at 4000': ratio(at(4000)?.fleet, at(4000)?.floor),
  };
}

function table(): string {
  const cells = rows.flatMap((row) =>
    (['fleet', 'stock', 'floor'] as const).flatMap((way) => {
      const measured = row[way];
      if (measured === undefined) return [];
      const { objects, peakMegabytes, seconds } = measured;
      return [[row.apps, way, objects, `${seconds.toFixed(2)} s`, `${peakMegabytes} MB`]];
    }),
  );
  const lines = [['apps', 'way', 'objects', 'time', 'peak memory'], ...cells].map((line) =>
    line.map((cell) => String(cell).padStart(12)).join(''),
  );
  const shown = Object.entries(ratios).map(([name, value]) => `${name}: ${value}`);
  return `${[...lines, '', ...shown].join('\n')}\n`;
}
