import fc from 'fast-check';
import type { Tree } from '../../../lib/synth/tree';
import type { ApiServer } from '../api/api-server';
import { whileStarted } from '../lifetimes';
import { Stage } from '../stage';
import { clustersIn, type SyncStep, syncSteps } from '../sync-order';
import { TARGETS } from '../target';
import { buildFleet } from './build-fleet';
import { fleetProgram } from './draw/fleets';
import { versionsOf } from './versions';

/** Few: everything is stored, definitions too, and policies are in force for the second sync. */
const FLEETS = 4;

/** Another one each time, unless a failure is to be seen again. */
const SEED = process.env.GENERATED_SEED ? Number(process.env.GENERATED_SEED) : undefined;

describe.each(TARGETS)('$target', ({ start }) => {
  const target = whileStarted(start);

  test('drawn fleets are taken in the order of their engines, and a second sync under their policies changes nothing', async () => {
    const { server } = target();

    await fc.assert(
      fc.asyncProperty(fleetProgram(await versionsOf(server)), async (program) => {
        const { findings, tree } = buildFleet(program).render();
        fc.pre(findings.every(({ severity }) => severity !== 'error'));

        expect(await objectionsTo(tree, server)).toEqual([]);
      }),
      { numRuns: FLEETS, seed: SEED, endOnFailure: true },
    );
  });
});

async function objectionsTo(tree: Tree, server: ApiServer): Promise<readonly string[]> {
  const objections: string[] = [];
  for (const cluster of clustersIn(tree)) {
    const stage = new Stage(server);
    try {
      objections.push(...(await objectionsOn(stage, syncSteps(tree, cluster))));
    } finally {
      await stage.clear();
    }
  }
  return objections;
}

async function objectionsOn(stage: Stage, steps: readonly SyncStep[]): Promise<readonly string[]> {
  await stage.prepare(steps);
  const { alreadyThere, refused } = await stage.sync(steps);
  return [...refused, ...alreadyThere, ...(await stage.refusedPods(steps)), ...(await stage.changedBySync(steps))];
}
