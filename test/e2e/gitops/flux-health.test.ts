import { setTimeout as sleep } from 'node:timers/promises';
import type { JsonObject } from '../../../lib/core/json';
import { metadataOf } from '../../../lib/core/manifest';
import { until } from '../api/until';
import { definitionsOf } from '../upstream/definitions';
import { type Flux, startFlux } from './flux';
import { healthFleet, UNCHECKED } from './health-fleet';
import { condition, healthyStatusOf } from './healthy-status';
import type { Progress } from './kustomization';
import { Sync } from './sync';

/** What becomes of the objects, one after the other. */
const PHASES = ['unseen', 'refused', 'synced', 'edited', 'synced again'] as const;

type Phase = (typeof PHASES)[number];

let flux: Flux;
let sync: Sync;
const seen = new Map<string, Partial<Record<Phase, Progress>>>();

beforeAll(async () => {
  flux = await startFlux();
  for (const definition of definitionsOf('external-secrets.io')) await flux.server.apply(definition);
  sync = new Sync(flux, 'prod');
  await sync.handOver(healthFleet(1));
  await runController();
  await look('unseen');
  await answer((object, unit) => (unit === 'sealed-secret' ? undefined : refusalOf(object)));
  await look('refused');
  await answer(opinionOf);
  await look('synced');
  await sync.push(healthFleet(2));
  await look('edited');
  await answer(opinionOf);
  await look('synced again');
});

afterAll(() => flux?.stop());

test.each(['external-secret', 'push-secret', 'sealed-secret'])(
  'unit %s is ready once the controller has synced what its object says now',
  (unit) => {
    expect(seen.get(unit)).toEqual({
      unseen: 'unhealthy',
      refused: 'unhealthy',
      synced: 'ready',
      edited: 'unhealthy',
      'synced again': 'ready',
    });
  },
);

test.each(['secret-store', 'cluster-secret-store', 'cluster-external-secret'])(
  'unit %s is ready once the operator says so, which does not say of what',
  (unit) => {
    expect(seen.get(unit)).toMatchObject({
      unseen: 'unhealthy',
      refused: 'unhealthy',
      synced: 'ready',
      edited: 'ready',
    });
  },
);

test('a unit with an ExternalSecret that is synced once is ready from then on', () => {
  expect(seen.get('external-secret-once')).toMatchObject({
    unseen: 'unhealthy',
    refused: 'unhealthy',
    synced: 'ready',
    edited: 'ready',
  });
});

test('a unit with a SealedSecret that cannot be opened fails, and waits no longer', () => {
  expect(seen.get('refused-sealed-secret')).toMatchObject({ unseen: 'unhealthy', refused: 'failed' });
});

test.each(UNCHECKED)('without a check of ours, Flux finds %s healthy, whose object nobody has looked at', (unit) => {
  expect(seen.get(unit)?.unseen).toBe('ready');
});

test('without a check of ours, Flux finds an ExternalSecret healthy that was synced before it was edited', () => {
  expect(seen.get('unchecked-external-secret')?.edited).toBe('ready');
});

test('without a check of ours, Flux finds a SealedSecret healthy that cannot be opened', () => {
  expect(seen.get('unchecked-sealed-secret')).toMatchObject({ edited: 'unhealthy', 'synced again': 'ready' });
});

/** Flux looks every 5 seconds at what is not healthy yet. */
const LOOK_MILLISECONDS = 7000;

const WAIT_SECONDS = 60;

/** Units whose objects the test answers for. */
function units(): readonly string[] {
  return sync.units.filter((unit) => !PLATFORM.has(unit));
}

const PLATFORM: ReadonlySet<string> = new Set(['crds', 'namespaces', 'sealed-secrets']);

/** Lets the pods of the Sealed Secrets controller run, on which units depend. */
async function runController(): Promise<void> {
  const deployment = await until('the controller is applied', WAIT_SECONDS, async () =>
    (await sync.objectsOf('sealed-secrets')).find(({ kind }) => kind === 'Deployment'),
  );
  await flux.server.writeStatus(deployment, healthyStatusOf(deployment) ?? {});
}

/** Lets Flux judge, and remembers how. */
async function look(phase: Phase): Promise<void> {
  await until('every unit is applied', WAIT_SECONDS, async () => {
    const progress = await Promise.all(units().map((unit) => sync.progress(unit)));
    return progress.every((state) => state !== 'busy' && state !== 'waiting') || undefined;
  });
  await sleep(LOOK_MILLISECONDS);
  for (const unit of units()) seen.set(unit, { ...seen.get(unit), [phase]: await sync.progress(unit) });
}

/** Writes into the status of every object what its controller thinks of it, if anything. */
async function answer(thinks: (object: JsonObject, unit: string) => JsonObject | undefined): Promise<void> {
  for (const unit of units()) {
    for (const object of await sync.objectsOf(unit)) {
      const status = thinks(object, unit);
      if (status !== undefined) await flux.server.writeStatus(object, status);
    }
  }
}

function opinionOf(object: JsonObject, unit: string): JsonObject | undefined {
  return UNREADABLE.has(unit) ? refusalOf(object) : healthyStatusOf(object);
}

/** Units whose SealedSecret cannot be opened. */
const UNREADABLE: ReadonlySet<string> = new Set(['refused-sealed-secret', 'unchecked-sealed-secret']);

function refusalOf(object: JsonObject): JsonObject {
  if (object.kind !== 'SealedSecret') return { conditions: [condition('Ready', 'False')] };
  return { observedGeneration: metadataOf(object).generation, conditions: [condition('Synced', 'False')] };
}
