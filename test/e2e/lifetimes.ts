import { Stage } from './stage';
import type { SyncStep } from './sync-order';
import type { Target } from './target';

/** Starts a target before the tests of a `describe` and stops it after them; what is given back, hands it out meanwhile. */
export function whileStarted(start: () => Promise<Target>): () => Target {
  let target: Target | undefined;
  beforeAll(async () => {
    target = await start();
  });
  afterAll(() => target?.stop());
  return () => {
    if (target === undefined) throw new Error('The target is started before the tests, and not before their hooks.');
    return target;
  };
}

/** Has the objects of a cluster on a target during the tests of a `describe`. */
export function whileSynced(target: () => Target, steps: readonly SyncStep[]): void {
  let stage: Stage | undefined;
  beforeAll(async () => {
    stage = new Stage(target().server);
    await stage.prepare(steps);
    await stage.sync(steps);
  });
  afterAll(() => stage?.clear());
}
