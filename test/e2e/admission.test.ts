import { committed } from '../dist/committed';
import { PROGRAMS, render } from '../examples/programs';
import { Stage } from './stage';
import { clustersIn, syncSteps } from './sync-order';
import { TARGETS, type Target } from './target';

const TREES = [
  { source: 'dist', tree: committed },
  ...PROGRAMS.map((program) => ({ source: `examples/${program}.ts`, tree: render(program).tree })),
];

const CLUSTERS = TREES.flatMap(({ source, tree }) =>
  clustersIn(tree).map((cluster) => ({ source, cluster, steps: syncSteps(tree, cluster) })),
);

describe.each(TARGETS)('$target', ({ start }) => {
  let target: Target;
  let stage: Stage;

  beforeAll(async () => {
    target = await start();
  });

  afterAll(() => target?.stop());

  beforeEach(() => {
    stage = new Stage(target.server);
  });

  afterEach(() => stage.clear());

  test.each(CLUSTERS)(
    'takes every object of cluster $cluster of $source, and a second sync changes none',
    async ({ steps }) => {
      await stage.prepare(steps);

      const reception = await stage.sync(steps);
      const refusedPods = await stage.refusedPods(steps);
      const changed = await stage.changedBySync(steps);

      expect({ ...reception, refusedPods, changed }).toEqual({
        refused: [],
        warned: [],
        alreadyThere: [],
        refusedPods: [],
        changed: [],
      });
    },
  );
});
