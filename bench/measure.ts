/** Measures one way of writing one fleet in a process of its own: `jiti bench/measure.ts <way> <apps> <reading>`, a {@link Measurement} on stdout. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { ApiObject } from 'cdk8s';
import { parse } from 'yaml';
import { appOf, fleetOf, type Reading } from './fleet';

/** What is measured: our synth, stock cdk8s, or as little as any generator has to do. */
export type Way = 'fleet' | 'stock' | 'floor';

export interface Measurement {
  readonly objects: number;
  readonly seconds: number;
  /** Highest resident memory of the process, building the constructs included. */
  readonly peakMegabytes: number;
}

const [way = 'fleet', apps = '250', reading = 'mixed'] = process.argv.slice(2);
const outdir = join(mkdtempSync(join(tmpdir(), 'bench-')), 'dist');
const measure: Record<Way, (apps: number, reading: Reading) => Omit<Measurement, 'peakMegabytes'>> = {
  fleet,
  stock,
  floor,
};
const measured = measure[way as Way](Number(apps), reading as Reading);
const peakMegabytes = Math.round(process.resourceUsage().maxRSS / 1024);
rmSync(dirname(outdir), { recursive: true });
process.stdout.write(JSON.stringify({ ...measured, peakMegabytes }));

function fleet(apps: number, reading: Reading): Omit<Measurement, 'peakMegabytes'> {
  const fleet = fleetOf(apps, reading, outdir);
  const seconds = time(() => fleet.synth());
  return { objects: objectsOf(fleet.render().tree).length, seconds };
}

function stock(apps: number, reading: Reading): Omit<Measurement, 'peakMegabytes'> {
  const app = appOf(apps, reading, outdir);
  const seconds = time(() => app.synth());
  return { objects: app.node.findAll().filter(ApiObject.isApiObject).length, seconds };
}

/** JSON of the same objects into the same files, and the pages beside them as they are. */
function floor(apps: number, reading: Reading): Omit<Measurement, 'peakMegabytes'> {
  const { tree } = fleetOf(apps, reading, outdir).render();
  const objects = objectsOf(tree);
  const pages = pagesOf(tree);
  const seconds = time(() => {
    const folders = new Set<string>();
    for (const [path, object] of objects) {
      const folder = dirname(join(outdir, path));
      if (!folders.has(folder)) mkdirSync(folder, { recursive: true });
      folders.add(folder);
      writeFileSync(join(outdir, path), JSON.stringify(object));
    }
    for (const [path, page] of pages) {
      writeFileSync(join(outdir, path), typeof page === 'string' ? page : JSON.stringify(page));
    }
  });
  return { objects: objects.length, seconds };
}

function objectsOf(tree: ReadonlyMap<string, string>): [string, unknown][] {
  return [...tree].filter(([path]) => path.endsWith('.yaml')).map(([path, text]) => [path, parse(text)]);
}

/** What is no manifest: text, and data of inventories. */
function pagesOf(tree: ReadonlyMap<string, string>): [string, unknown][] {
  return [...tree]
    .filter(([path]) => !path.endsWith('.yaml'))
    .map(([path, text]) => [path, path.endsWith('.json') ? JSON.parse(text) : text]);
}

function time(work: () => void): number {
  const start = process.hrtime.bigint();
  work();
  return Number(process.hrtime.bigint() - start) / 1e9;
}
