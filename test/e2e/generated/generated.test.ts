import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import type { Finding } from '../../../lib';
import { writeTree } from '../../../lib/synth/write-tree';
import { TARGETS, type Target } from '../target';
import { buildFleet } from './build-fleet';
import { fleetProgram } from './draw/fleets';
import { Figures } from './figures';
import type { FleetProgram } from './program';
import { Trial } from './trial';
import { versionsOf } from './versions';

/** Of all targets together. */
const FLEETS = Number(process.env.GENERATED_FLEETS || 500);

/** Another one each time, unless a failure is to be seen again. */
const SEED = process.env.GENERATED_SEED ? Number(process.env.GENERATED_SEED) : undefined;

/** A failing program is made smaller for as long as is left of it. */
const LIMIT_MILLISECONDS = 10 * 60_000;

describe.each(TARGETS)('$target', ({ start, target: name }) => {
  let target: Target;
  let folder: string;

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'cdk8s-escrow-generated-'));
    target = await start();
  });

  afterAll(async () => {
    rmSync(folder, { recursive: true, force: true });
    await target?.stop();
  });

  test(
    'the API server takes whatever synth accepts, and what synth refuses has a code',
    async () => {
      const versions = await versionsOf(target.server);
      const trial = new Trial(target.server);
      const figures = new Figures();
      await trial.prepare();

      const check = await fc.check(
        fc.asyncProperty(fleetProgram(versions), (program) => holds(program, trial, figures, join(folder, 'dist'))),
        { numRuns: Math.ceil(FLEETS / TARGETS.length), seed: SEED, interruptAfterTimeLimit: LIMIT_MILLISECONDS },
      );

      process.stderr.write(`${figures.report(`${name}, seed ${check.seed}`)}\n`);
      expect(failureOf(check)).toBeUndefined();
      expect(figures.acceptedShare).toBeGreaterThan(0.4);
    },
    LIMIT_MILLISECONDS + 60_000,
  );
});

/** @throws Error when the law does not hold for a fleet. */
async function holds(program: FleetProgram, trial: Trial, figures: Figures, folder: string): Promise<void> {
  const { findings, tree } = buildFleet(program).render();
  const errors = findings.filter(({ severity }) => severity === 'error');
  if (errors.length > 0) {
    figures.addRefused(errors);
    expect(errors.filter(isCrash)).toEqual([]);
    return;
  }
  writeTree(folder, tree);
  const verdict = await trial.judge(tree);
  figures.addAccepted(verdict);
  expect(verdict.rejections).toEqual([]);
}

/** Nothing that is drawn fails by itself: a construct that does not render is one of ours. */
function isCrash({ code }: Finding): boolean {
  return code === 'construct/render' || !/^[a-z0-9-]+\/[a-z0-9-]+$/.test(code);
}

/** What to set to see a failure again, and the smallest program that was found to fail. */
function failureOf({ counterexample, errorInstance, failed, seed }: fc.RunDetails<[FleetProgram]>): string | undefined {
  if (!failed) return undefined;
  const cause = errorInstance instanceof Error ? errorInstance.message : String(errorInstance);
  return `GENERATED_SEED=${seed}\n${JSON.stringify(counterexample?.[0], undefined, 1)}\n${cause}`;
}
