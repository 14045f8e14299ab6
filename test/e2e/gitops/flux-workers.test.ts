import { setTimeout as sleep } from 'node:timers/promises';
import { until } from '../api/until';
import { definitionsOf } from '../upstream/definitions';
import { type Flux, startFlux } from './flux';
import { healthFleet } from './health-fleet';
import type { Progress } from './kustomization';
import { Sync } from './sync';

let flux: Flux | undefined;

afterEach(async () => {
  await flux?.stop();
  flux = undefined;
});

test('with 4 workers, as Flux has them, a commit reaches no unit while 4 are not healthy', async () => {
  const look = await commitWhileUnhealthy({ concurrent: '4' });

  await sleep(LOOKS_MILLISECONDS);

  expect(await look()).toEqual({ healthy: 'busy', unhealthy: 'busy' });
});

test('with more workers it reaches the others; the one that it mends is still waited for as it was', async () => {
  const look = await commitWhileUnhealthy({ concurrent: '20' });

  await until(
    'the commit has reached the others',
    SECONDS,
    async () => (await look()).healthy === 'ready' || undefined,
  );
  await sleep(LOOKS_MILLISECONDS);

  expect((await look()).unhealthy).toBe('busy');
});

test('with more workers and CancelHealthCheckOnNewRevision it reaches all', async () => {
  const look = await commitWhileUnhealthy({
    concurrent: '20',
    'feature-gates': 'CancelHealthCheckOnNewRevision=true',
  });

  const reached = await until('the commit has reached all', SECONDS, async () => {
    const { healthy, unhealthy } = await look();
    // A wait that is called off ends as a failure, for a moment.
    return (healthy === 'ready' && unhealthy === 'unhealthy') || undefined;
  });

  expect(reached).toBe(true);
});

const SECONDS = 60;

/** Flux looks every 5 seconds at what is not healthy yet. */
const LOOKS_MILLISECONDS = 12_000;

/** Commits a change of all units while most wait for controllers that do not answer; what it returns says how far two are with it. */
async function commitWhileUnhealthy(
  flags: Readonly<Record<string, string>>,
): Promise<() => Promise<{ readonly healthy: Progress; readonly unhealthy: Progress }>> {
  flux = await startFlux(flags);
  for (const definition of definitionsOf('external-secrets.io')) await flux.server.apply(definition);
  const sync = new Sync(flux, 'prod');
  await sync.handOver(healthFleet(1));
  const waitedFor = await until('4 units are not healthy', SECONDS, async () => {
    const progress = await Promise.all(sync.units.map((unit) => sync.progress(unit)));
    const units = sync.units.filter((_, index) => progress[index] === 'unhealthy');
    return units.length < 4 ? undefined : units;
  });

  await sync.push(healthFleet(2));

  return async () => ({
    healthy: await sync.progress('namespaces'),
    unhealthy: await sync.progress(waitedFor[0] ?? ''),
  });
}
