import { setTimeout as sleep } from 'node:timers/promises';
import { ConfigMap } from 'cdk8s-plus-30';
import { Operator, Unit } from '../../../lib';
import type { JsonObject } from '../../../lib/core/json';
import { identityOf, metadataOf, describe as nameOf } from '../../../lib/core/manifest';
import type { Tree } from '../../../lib/synth/tree';
import { cluster, reader, rendering, variableReader } from '../../support/fleet';
import { until } from '../api/until';
import { definitionsOf } from '../upstream/definitions';
import { type Flux, startFlux } from './flux';
import { conditionOf } from './kustomization';
import { Sync } from './sync';

let flux: Flux;
let sync: Sync;

beforeAll(async () => {
  flux = await startFlux();
  for (const definition of definitionsOf('external-secrets.io')) await flux.server.apply(definition);
  sync = new Sync(flux, 'prod');
  await sync.handOver(fleet());
});

afterAll(() => flux?.stop());

beforeEach(async () => {
  await sync.push(fleet());
  await sync.follow();
});

test('a commit that changes one binding writes one object of its unit, and no other', async () => {
  const before = await versions();

  await sync.push(fleet({ path: 'db.owner' }));
  await sync.follow();

  const written = [...(await versions())].filter(([name, version]) => before.get(name) !== version);
  expect(written.map(([name]) => name)).toEqual(['SecretProviderClass "shop/checkout-db"']);
});

test('what a foreign Kustomization would substitute in our files stays as it is', async () => {
  const { spec, ...settings } = await sync.kustomization('settings');
  const postBuild = { substitute: { currency: 'EUR' } };
  const foreign = { ...settings, metadata: { name: 'foreign', namespace: 'flux-system' }, status: undefined };

  await flux.server.apply({ ...foreign, spec: { ...(spec as JsonObject), postBuild } });
  await untilReady('foreign');
  await flux.server.remove(await sync.kustomization('foreign'));

  const [configMap = {}] = await sync.objectsOf('settings');
  expect(configMap.data).toEqual({ price: PRICE });
});

test('an ExternalSecret that the operator still holds keeps its Kustomization, until the operator lets go', async () => {
  const [externalSecret = {}] = (await sync.objectsOf('storefront')).filter(({ kind }) => kind === 'ExternalSecret');
  await hold(externalSecret, ['external-secrets.io/externalsecret-cleanup']);

  await sync.push(fleet({ units: ['checkout'] }));
  await until('it is being deleted', SECONDS, async () => isTerminating(await flux.server.read(externalSecret)));
  await sleep(LOOKS_MILLISECONDS);
  const whileHeld = await sync.kustomization('storefront');
  await hold(externalSecret, []);
  await untilGone('storefront');

  expect(isTerminating(whileHeld)).toBe(true);
});

test('a commit that removes the last mounts removes all that was there for them, but no definition and no namespace', async () => {
  const before = await stored();

  await sync.push(fleet({ units: ['storefront'] }));
  await untilGone('checkout', 'crds', 'ledger', 'pulumi-esc-csi-provider', 'secrets-store-csi-driver');

  const asked = new Set((await stored()).map(identify));
  const left = await Promise.all(before.map((object) => flux.server.read(object)));
  const kept = left.filter((object) => object !== undefined).map(identify);
  expect(kept.filter((name) => !asked.has(name)).sort()).toEqual([
    'CustomResourceDefinition "secretproviderclasses.secrets-store.csi.x-k8s.io"',
    'CustomResourceDefinition "secretproviderclasspodstatuses.secrets-store.csi.x-k8s.io"',
    'Namespace "finance"',
    'Namespace "shop"',
  ]);
});

/** What Flux would replace a part of, where a Kustomization has variables. */
// biome-ignore lint/suspicious/noTemplateCurlyInString: this is how Flux writes a variable.
const PRICE = '5 ${currency}';

const SECONDS = 60;

/** Longer than Flux waits between two looks at what it has deleted. */
const LOOKS_MILLISECONDS = 4000;

/** Two apps that mount a file, one that has a variable from the operator, and one without a secret. */
function fleet({ path, units = ['checkout', 'ledger', 'settings', 'storefront'] }: FleetProps = {}): Tree {
  const prod = cluster({ externalSecretsOperator: Operator.managedElsewhere() });
  if (units.includes('checkout')) reader(prod, 'checkout', { path });
  if (units.includes('ledger')) reader(prod, 'ledger', { namespace: 'finance' });
  if (units.includes('storefront')) variableReader(prod, 'storefront', { namespace: 'web' });
  if (units.includes('settings')) {
    const unit = new Unit(prod, 'settings', { namespace: 'web' });
    new ConfigMap(unit, 'settings', { metadata: { name: 'settings' }, data: { price: PRICE } });
  }
  return rendering(prod).tree;
}

interface FleetProps {
  /** Of the property that `checkout` reads. */
  readonly path?: string;
  readonly units?: readonly string[];
}

async function stored(): Promise<readonly JsonObject[]> {
  return (await Promise.all(sync.units.map((unit) => sync.objectsOf(unit)))).flat();
}

/** Name of each object to its resource version, which every write moves. */
async function versions(): Promise<ReadonlyMap<string, unknown>> {
  return new Map((await stored()).map((object) => [identify(object), metadataOf(object).resourceVersion]));
}

function identify(object: JsonObject): string {
  return nameOf(identityOf(object));
}

/** Sets the finalizers of an object. */
async function hold(object: JsonObject, finalizers: readonly string[]): Promise<void> {
  const { name, namespace } = metadataOf(object);
  const answer = await flux.server.send({
    method: 'PATCH',
    path: `/apis/external-secrets.io/v1/namespaces/${namespace}/externalsecrets/${name}`,
    body: { metadata: { finalizers } },
    contentType: 'application/merge-patch+json',
  });
  if (answer.status !== 200) throw new Error(String(answer.body.message));
}

function isTerminating(object: JsonObject = {}): boolean | undefined {
  return metadataOf(object).deletionTimestamp !== undefined || undefined;
}

async function untilReady(name: string): Promise<void> {
  await until(`Kustomization ${name} is ready`, SECONDS, async () => {
    const { status } = conditionOf(await sync.kustomization(name), 'Ready');
    return status === 'True' || undefined;
  });
}

async function untilGone(...names: string[]): Promise<void> {
  await until(`Flux has let go of ${names.join(', ')}`, SECONDS, async () => {
    const left = await Promise.all(names.map((name) => sync.kustomization(name)));
    return left.every((kustomization) => metadataOf(kustomization).name === undefined) || undefined;
  });
}
