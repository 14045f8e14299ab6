import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { JsonObject } from '../../../lib/core/json';
import { metadataOf, objectAt, objectsAt } from '../../../lib/core/manifest';
import type { SealedContent } from '../../../lib/sealed-secrets/sealed-file';
import { sealedContent } from '../../support/sealed-content';
import { until } from '../api/until';
import { Stage } from '../stage';
import type { SyncStep } from '../sync-order';
import { TARGETS, type Target } from '../target';
import { type RunningController, startController } from './running-controller';
import { seal } from './seal';
import { stepsWith } from './sealed-fleet';

const CANARY = randomBytes(24).toString('base64');

/** What is sealed, and the Secret that it is to become. */
const OPENED = [
  { scope: 'strict', sealedFor: 'shop/db', becomes: 'shop/db' },
  { scope: 'namespace-wide', sealedFor: 'shop/wide', becomes: 'shop/renamed' },
  { scope: 'cluster-wide', sealedFor: 'shop/anywhere', becomes: 'billing/anywhere' },
] as const;

/** Secrets of the plan that nothing sealed for this cluster is there for. */
const CLOSED = [
  { where: 'under another name', becomes: 'shop/db-copy' },
  { where: 'in another namespace', becomes: 'billing/db' },
] as const;

const FOREIGN = 'shop/of-another-cluster';

/** The controller's private keys. */
const KEYS = '/api/v1/namespaces/kube-system/secrets?labelSelector=sealedsecrets.bitnami.com/sealed-secrets-key';

describe.each(TARGETS)('$target', ({ start }) => {
  let folder: string;
  let target: Target;
  let stage: Stage;
  let controller: RunningController;
  let steps: readonly SyncStep[];

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'cdk8s-escrow-sealed-'));
    target = await start();
    stage = new Stage(target.server);
    const planned = stepsOf(({ becomes }) => sealedContent({ ...placeOf(becomes), scope: 'cluster-wide' }));
    await stage.prepare(planned);
    await stage.sync(platformIn(planned));
    controller = await startController(target, planned, folder);
    writeFileSync(join(folder, 'prod.pem'), controller.certificate);
    steps = stepsOf(({ scope, sealedFor }) => seal(folder, CANARY, { ...placeOf(sealedFor), scope }));
    await stage.sync(steps.filter(({ unit }) => unit === 'shop' || unit === 'billing'));
  });

  afterAll(async () => {
    await controller?.stop();
    // What the controller has made: nobody else may be there who collects it.
    for (const { becomes } of OPENED) {
      await target?.server.remove({ apiVersion: 'v1', kind: 'Secret', metadata: placeOf(becomes) });
    }
    await target?.server.send({ method: 'DELETE', path: KEYS });
    await stage?.clear();
    await target?.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  test.each(OPENED)(
    'the controller opens what seal wrote for $sealedFor in scope $scope as $becomes',
    async ({ becomes }) => {
      const message = await outcome(becomes);
      const secret = await read('v1', 'Secret', becomes);

      expect(message).toBe('Synced');
      expect(objectAt(secret, 'data')).toEqual({ password: Buffer.from(CANARY).toString('base64') });
      expect(secret.type).toBe('Opaque');
      expect(objectsAt(metadataOf(secret), 'ownerReferences').map(({ kind, name }) => `${kind} ${name}`)).toEqual([
        `SealedSecret ${placeOf(becomes).name}`,
      ]);
    },
  );

  test.each(CLOSED)('the controller does not open what was sealed in scope strict $where', async ({ becomes }) => {
    const { spec } = sealedSecretOf('shop/db');

    await apply(sealedSecret(becomes, spec as JsonObject));

    expect(await outcome(becomes)).toBe('no key could decrypt secret (password)');
    expect(await read('v1', 'Secret', becomes)).toEqual({});
  });

  test('the controller does not open what was sealed for another cluster', async () => {
    expect(await outcome(FOREIGN)).toMatch(/^no key could decrypt secret \(/);
  });

  test('the controller may not make a Secret that the plan does not have, even of a value that was sealed for it', async () => {
    const unplanned = 'shop/unplanned';
    const { encryptedData } = seal(folder, CANARY, { ...placeOf(unplanned), scope: 'strict' });

    await apply(sealedSecret(unplanned, { encryptedData }));

    expect(await outcome(unplanned)).toMatch(/^secrets "unplanned" is forbidden: /);
    expect(await read('v1', 'Secret', unplanned)).toEqual({});
  });

  test('a controller that starts again has the key that it had', async () => {
    await controller.stop();

    const { certificate } = controller;
    controller = await startController(target, steps, folder);

    expect(controller.certificate).toBe(certificate);
  });

  /** The fleet, of which {@link OPENED} are sealed in a way and all else for another cluster. */
  function stepsOf(sealed: (one: (typeof OPENED)[number]) => SealedContent): readonly SyncStep[] {
    const closed = [FOREIGN, ...CLOSED.map(({ becomes }) => becomes)];
    return stepsWith([
      ...OPENED.map((one) => ({ ...placeOf(one.becomes), sealed: sealed(one) })),
      ...closed.map((becomes) => ({ ...placeOf(becomes), sealed: sealedContent(placeOf(becomes)) })),
    ]);
  }

  async function apply(manifest: JsonObject): Promise<void> {
    await stage.sync([{ unit: 'by-hand', manifests: [manifest] }]);
  }

  /** What the controller says of a SealedSecret: `Synced`, or why not. */
  function outcome(address: string): Promise<string> {
    return until(`the controller has seen SealedSecret ${address}`, SECONDS, async () => {
      const { metadata, status } = await read('bitnami.com/v1alpha1', 'SealedSecret', address);
      const { conditions, observedGeneration } = (status ?? {}) as {
        conditions?: Condition[];
        observedGeneration?: number;
      };
      const synced = conditions?.find(({ type }) => type === 'Synced');
      if (synced === undefined || observedGeneration !== (metadata as JsonObject).generation) return undefined;
      return synced.status === 'True' ? 'Synced' : synced.message;
    });
  }

  async function read(apiVersion: string, kind: string, address: string): Promise<JsonObject> {
    return (await target.server.read({ apiVersion, kind, metadata: placeOf(address) })) ?? {};
  }

  function sealedSecretOf(address: string): JsonObject {
    const { name, namespace } = placeOf(address);
    const manifests = steps.flatMap((step) => step.manifests).filter(({ kind }) => kind === 'SealedSecret');
    const found = manifests.map((manifest) => ({ manifest, metadata: metadataOf(manifest) }));
    const one = found.find(({ metadata }) => metadata.name === name && metadata.namespace === namespace);
    if (one === undefined) throw new Error(`The fleet has no SealedSecret ${address}.`);
    return one.manifest;
  }
});

interface Condition {
  readonly type: string;
  readonly status: string;
  readonly message: string;
}

const SECONDS = 30;

function placeOf(address: string): { readonly namespace: string; readonly name: string } {
  const [namespace = '', name = ''] = address.split('/');
  return { namespace, name };
}

function sealedSecret(address: string, spec: JsonObject): JsonObject {
  return { apiVersion: 'bitnami.com/v1alpha1', kind: 'SealedSecret', metadata: placeOf(address), spec };
}

/** Everything but the apps; the Deployment's place is taken by the process. */
function platformIn(steps: readonly SyncStep[]): readonly SyncStep[] {
  return steps
    .filter(({ unit }) => unit !== 'shop' && unit !== 'billing')
    .map(({ manifests, unit }) => ({ unit, manifests: manifests.filter(({ kind }) => kind !== 'Deployment') }));
}
