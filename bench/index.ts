/**
 * `npm run bench`: time and memory of `Fleet.synth` over growing fleets, beside stock cdk8s over the same objects and the
 * least that any generator has to do. Each measurement runs in a process of its own; `--runs 5` takes the median of five,
 * `--reading files` lets all apps read files, where else every second one reads variables.
 *
 * In memory (`/dev/shm`, where there is one) the generators themselves are compared; on disk, what a user waits for.
 */
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { parseArgs } from 'node:util';
import type { Measurement, Way } from './measure';

const SIZES = [250, 1000, 4000];

/** Stock cdk8s grows with the square of the number of charts: beyond this it takes minutes. */
const LARGEST_FOR_STOCK = 1000;

const FOLDERS = { memory: existsSync('/dev/shm') ? '/dev/shm' : tmpdir(), disk: tmpdir() };

/** V8 as `bin/cdk8s-escrow.js` sets it; stock cdk8s, which it slows down, and the floor, which it leaves as it is, run without. */
const AS_COMMAND = ['--require', join(__dirname, '../bin/tune-v8.js')];

type Place = keyof typeof FOLDERS;

interface Row extends Measurement {
  readonly apps: number;
  readonly way: Way;
  readonly place: Place;
}

const { values } = parseArgs({
  options: {
    json: { type: 'boolean', default: false },
    reading: { type: 'string', default: 'mixed' },
    runs: { type: 'string', default: '3' },
  },
});
const rows = SIZES.flatMap(measureSize);
const ratios = {
  'fleet at 4000 / fleet at 1000, in memory': ratio(['fleet', 4000, 'memory'], ['fleet', 1000, 'memory']),
  'stock at 1000 / fleet at 1000, in memory': ratio(['stock', 1000, 'memory'], ['fleet', 1000, 'memory']),
  'fleet at 4000 / floor at 4000, in memory': ratio(['fleet', 4000, 'memory'], ['floor', 4000, 'memory']),
  'fleet at 4000 / floor at 4000, on disk': ratio(['fleet', 4000, 'disk'], ['floor', 4000, 'disk']),
};
process.stdout.write(values.json ? `${JSON.stringify({ rows, ratios }, undefined, 2)}\n` : table());

/** In turn, so that a machine that slows down does so for every way; the median of each. */
function measureSize(apps: number): Row[] {
  const candidates: (readonly [Way, Place])[] = [
    ['fleet', 'memory'],
    ...(apps <= LARGEST_FOR_STOCK ? [['stock', 'memory'] as const] : []),
    ['floor', 'memory'],
    ['fleet', 'disk'],
    ['floor', 'disk'],
  ];
  const measured = candidates.map((): Measurement[] => []);
  for (let run = 1; run <= Number(values.runs); run++) {
    if (process.stderr.isTTY) process.stderr.write(`${apps} apps, run ${run} of ${values.runs} …\n`);
    candidates.forEach(([way, place], index) => {
      for (let times = 0; times < timesOf(way, apps, place); times++) measured[index]?.push(measure(way, apps, place));
    });
  }
  return candidates.map(([way, place], index) => {
    const times = (measured[index] ?? []).sort((a, b) => a.seconds - b.seconds);
    return { apps, way, place, ...(times[Math.floor(times.length / 2)] as Measurement) };
  });
}

/** What is over in a second falls into one mood of the machine, and is measured oftener than what goes through several. */
function timesOf(way: Way, apps: number, place: Place): number {
  return way === 'fleet' && place === 'memory' && apps <= LARGEST_FOR_STOCK ? 5 : 1;
}

function measure(way: Way, apps: number, place: Place): Measurement {
  const loader = join(dirname(require.resolve('jiti/package.json')), 'lib/jiti-cli.mjs');
  const printed = execFileSync(
    process.execPath,
    [...(way === 'fleet' ? AS_COMMAND : []), loader, join(__dirname, 'measure.ts'), way, String(apps), values.reading],
    {
      encoding: 'utf8',
      // As bin/cdk8s-escrow.js loads the program: without a proxy around every module.
      env: { ...process.env, JITI_INTEROP_DEFAULT: 'false', TMPDIR: FOLDERS[place] },
    },
  );
  return JSON.parse(printed);
}

/** Of two times of one run on one machine; a time alone says little. */
function ratio(...[a, b]: readonly [readonly [Way, number, Place], readonly [Way, number, Place]]): number {
  const secondsOf = ([way, apps, place]: readonly [Way, number, Place]) =>
    rows.find((row) => row.way === way && row.apps === apps && row.place === place)?.seconds ?? Number.NaN;
  return Number((secondsOf(a) / secondsOf(b)).toFixed(2));
}

function table(): string {
  const cells = rows.map(({ apps, objects, peakMegabytes, place, seconds, way }) => {
    return [apps, way, place, objects, `${seconds.toFixed(2)} s`, `${peakMegabytes} MB`];
  });
  const lines = [['apps', 'way', 'place', 'objects', 'time', 'peak memory'], ...cells].map((line) =>
    line.map((cell) => String(cell).padStart(12)).join(''),
  );
  const shown = Object.entries(ratios).map(([name, value]) => `${name}: ${value}`);
  return `${[...lines, '', ...shown].join('\n')}\n`;
}
