import { identityOf, metadataOf, describe as nameOf, objectAt, objectsAt } from '../../../lib/core/manifest';
import { committed } from '../../dist/committed';
import { type Flux, startFlux } from './flux';
import { conditionOf, needsOf } from './kustomization';
import { Sync } from './sync';

const CLUSTERS = [
  {
    cluster: 'kind',
    waves: [
      ['crds', 'guardrails', 'secrets-store-csi-driver'],
      ['pulumi-esc-csi-provider'],
      ['example-provider-pulumi-esc'],
    ],
  },
  {
    cluster: 'staging',
    waves: [['external-secrets-crds', 'guardrails', 'namespaces', 'external-secrets'], ['storefront']],
  },
];

describe.each(CLUSTERS)('Flux syncs dist/$cluster', ({ cluster, waves }) => {
  let flux: Flux;
  let sync: Sync;
  let order: readonly (readonly string[])[];

  beforeAll(async () => {
    flux = await startFlux();
    sync = new Sync(flux, cluster);
    await sync.handOver(committed);
    order = await sync.follow();
  });

  afterAll(() => flux?.stop());

  test('and applies nothing of a unit while something is unhealthy that the unit depends on', () => {
    expect(order).toEqual(waves);
  });

  test('and applies nothing of a unit before the definitions and namespaces are there that it needs', async () => {
    const early: string[] = [];
    for (const unit of sync.units) {
      const needs = await Promise.all(needsOf(await sync.kustomization(unit)).map((need) => sync.kustomization(need)));
      const free =
        needs
          .map((need) => String(conditionOf(need, 'Ready').lastTransitionTime))
          .sort()
          .at(-1) ?? '';
      const objects = await sync.objectsOf(unit);
      const before = objects.filter((object) => String(metadataOf(object).creationTimestamp) < free);
      early.push(...before.map((object) => nameOf(identityOf(object))));
    }

    expect(early).toEqual([]);
  });

  test('and every unit is ready at the first try', async () => {
    const kustomizations = await Promise.all([...sync.units, cluster].map((unit) => sync.kustomization(unit)));

    const tries = kustomizations.map((kustomization) =>
      objectsAt(objectAt(kustomization, 'status'), 'history').map(({ lastReconciledStatus }) => lastReconciledStatus),
    );
    expect(tries).toEqual(kustomizations.map(() => ['ReconciliationSucceeded']));
  });
});
