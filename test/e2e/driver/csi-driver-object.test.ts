import type { JsonObject } from '../../../lib/core/json';
import { syncSteps } from '../sync-order';
import { TARGETS, type Target } from '../target';
import { fleetWithTokens } from './fleet-with-tokens';

describe.each(TARGETS)('$target', ({ start }) => {
  let target: Target;

  beforeAll(async () => {
    target = await start();
  });

  afterAll(() => target?.stop());

  test('the CSIDriver of a cluster that names this version is taken without a warning about tokens', async () => {
    const { body } = await target.server.send({ method: 'GET', path: '/version' });
    const driver = csiDriverWithTokens(`${body.major}.${body.minor}`);

    const { refusal, warnings } = await target.server.tryApply(driver);

    expect({ refusal, warnings }).toEqual({ refusal: undefined, warnings: [] });
  });
});

function csiDriverWithTokens(kubernetes: string): JsonObject {
  const objects = syncSteps(fleetWithTokens(kubernetes).render().tree, 'eks').flatMap(({ manifests }) => manifests);
  const driver = objects.find(({ kind }) => kind === 'CSIDriver');
  if (driver === undefined) throw new Error('The cluster has no CSIDriver.');
  return driver;
}
