import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { JsonObject } from '../../../lib/core/json';
import { metadataOf, objectAt, objectsAt } from '../../../lib/core/manifest';
import { EscLocal } from '../../../lib/esc-local/esc-local';
import { SHOP, sdkOf } from '../../esc-local/client';
import { until } from '../api/until';
import type { Child } from '../control-plane/child';
import { Stage } from '../stage';
import type { SyncStep } from '../sync-order';
import { TARGETS, type Target } from '../target';
import { externalSecret, namespace, secret, secretStore } from './by-hand';
import { Observed } from './observed';
import { ENVIRONMENT, operatorSteps, TOKEN } from './operator-fleet';
import { controllerLog, startComponent } from './running-operator';

const FIRST = randomBytes(18).toString('base64');
const SECOND = randomBytes(18).toString('base64');

const SHARED = { kind: 'ClusterSecretStore', name: 'shared' };

describe.each(TARGETS)('$target', ({ start }) => {
  let folder: string;
  let esc: EscLocal;
  let target: Target;
  let stage: Stage;
  let operator: Child;
  let observed: Observed;
  let steps: readonly SyncStep[];

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'cdk8s-escrow-operator-'));
    esc = await EscLocal.start({ environments: { [ENVIRONMENT]: definition(FIRST) } });
    target = await start();
    stage = new Stage(target.server);
    observed = new Observed(target.server);
    steps = operatorSteps(esc.url);
    await stage.prepare(steps);
    await apply(...['shop', 'marketing', 'finance'].map(namespace));
    await apply(...TOKEN.addresses.map((address) => secret(address, TOKEN.key, esc.token)));
    await stage.sync(steps.map(withoutDeployments));
    operator = await startComponent('controller', target, steps, { folder });
  });

  afterAll(async () => {
    // While the operator runs: it takes its finalizers off.
    await stage?.clear();
    await operator?.kill();
    for (const one of ['shop', 'finance']) {
      const path = `/api/v1/namespaces/${one}/secrets?labelSelector=reconcile.external-secrets.io/managed=true`;
      await target?.server.send({ method: 'DELETE', path });
    }
    await target?.stop();
    await esc?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  test("the plan's SecretStore and ExternalSecret become a Secret with what the environment holds", async () => {
    await observed.synced('shop/checkout-production');

    expect(await observed.data('shop/checkout-production')).toEqual({ 'db-password': FIRST, 'db-user': 'checkout' });
  });

  test('an object becomes a Secret of the type, keys and labels that the ExternalSecret says', async () => {
    await observed.synced('shop/login');

    const login = (await observed.secret('shop/login')) ?? {};

    expect(await observed.data('shop/login')).toEqual({ username: 'checkout', password: FIRST });
    expect(login.type).toBe('kubernetes.io/basic-auth');
    expect(objectAt(metadataOf(login), 'labels').tier).toBe('db');
  });

  test('an object as one value is in the wrapping of Pulumi ESC, and no plain JSON', async () => {
    await observed.synced('shop/whole');

    const { database = '' } = (await observed.data('shop/whole')) ?? {};

    expect(JSON.parse(database)).toMatchObject({
      password: { secret: true, value: FIRST },
      user: { value: 'checkout' },
    });
  });

  test('the operator refuses an ExternalSecret whose namespace no condition of the ClusterSecretStore has', async () => {
    await observed.synced('finance/ledger');

    await apply(externalSecret('finance/ledger', SHARED));

    expect(await observed.complaints('finance/ledger')).toMatch(
      /using cluster store "shared" is not allowed from namespace "finance": denied by spec.condition/,
    );
  });

  test('the operator may not sign in with a Secret that the plan does not name', async () => {
    await apply(secret('shop/other-token', TOKEN.key, esc.token));

    await apply(secretStore('shop/by-hand', providerWith('other-token')));

    expect(await observed.complaints('shop/by-hand', 'SecretStore')).toMatch(/secrets "other-token" is forbidden/);
  });

  test('the operator may not even look for a Secret that the plan does not have, in a namespace that the store admits', async () => {
    await apply(externalSecret('marketing/login', SHARED));

    const refusal = /cannot get resource \\"secrets\\" in API group \\"\\" in the namespace \\"marketing\\"/;
    await until('the operator has tried', SECONDS, async () => refusal.test(controllerLog(folder)) || undefined);
    expect(await observed.secret('marketing/login')).toBeUndefined();
  });

  test('a new revision of the environment is in the Secret after the interval, and not before', async () => {
    await observed.synced('shop/fresh');
    await sdkOf(esc).updateEnvironmentYaml(...SHOP, definition(SECOND));

    const fresh = await until('the Secret is fresh', SECONDS, async () => {
      const data = await observed.data('shop/fresh');
      return data?.password === FIRST ? undefined : data;
    });

    expect(fresh).toEqual({ password: SECOND });
    expect(await observed.data('shop/checkout-production')).toMatchObject({ 'db-password': FIRST });
  });

  test('a value that is gone from the environment makes the ExternalSecret fail, and the Secret keeps it', async () => {
    await observed.synced('shop/delete');
    await sdkOf(esc).updateEnvironmentYaml(...SHOP, 'values: { other: 1 }\n');

    const complaints = await observed.complaints('shop/delete');

    expect(complaints).toMatch(/database.password/);
    expect(await observed.data('shop/delete')).toEqual({ password: expect.stringMatching(/./) });
  });

  test.each([
    { policy: 'Delete', outcome: 'takes the Secret along', address: 'shop/delete' },
    { policy: 'Retain', outcome: 'leaves the Secret to the garbage collector', address: 'shop/retain' },
  ])('with deletionPolicy $policy an ExternalSecret that is deleted $outcome', async ({ policy, address }) => {
    await until(`there is Secret ${address}`, SECONDS, () => observed.data(address));

    await target.server.remove(externalSecret(address, {}));

    const left = await observed.secret(address);
    expect(left === undefined).toBe(policy === 'Delete');
  });

  test('an ExternalSecret with deletionPolicy Delete does not go until the plan has its Secret again', async () => {
    const role = roleIn('shop');
    await until('there is Secret shop/drop', SECONDS, () => observed.data('shop/drop'));
    await apply(withoutName(role, 'drop'));

    await target.server.send({
      method: 'DELETE',
      path: '/apis/external-secrets.io/v1/namespaces/shop/externalsecrets/drop',
    });
    await until(
      'the operator has tried',
      SECONDS,
      async () => /secrets \\"drop\\" is forbidden/.test(controllerLog(folder)) || undefined,
    );
    const kept = await target.server.read(externalSecret('shop/drop', {}));
    await apply(role);
    await target.server.remove(externalSecret('shop/drop', {}));

    expect(metadataOf(kept ?? {}).deletionTimestamp).toBeDefined();
    expect(await observed.secret('shop/drop')).toBeUndefined();
  });

  async function apply(...manifests: readonly JsonObject[]): Promise<void> {
    const { refused } = await stage.sync([{ unit: 'by hand', manifests }]);
    if (refused.length > 0) throw new Error(refused.join('\n'));
  }

  /** What the controller may do in a namespace. */
  function roleIn(namespace: string): JsonObject {
    const roles = steps.flatMap(({ manifests }) => manifests).filter(({ kind }) => kind === 'Role');
    const role = roles.find((one) => metadataOf(one).namespace === namespace);
    if (role === undefined) throw new Error(`There is no Role in ${namespace}.`);
    return role;
  }

  function providerWith(token: string): JsonObject {
    const [organization = '', project = '', environment = ''] = SHOP;
    const auth = { accessToken: { secretRef: { name: token, key: TOKEN.key } } };
    return { pulumi: { apiUrl: esc.url, auth, organization, project, environment } };
  }
});

const SECONDS = 60;

function definition(password: string): string {
  return `values: { database: { user: checkout, password: { fn::secret: "${password}" } } }\n`;
}

/** Their place is taken by the process, or by nobody. */
function withoutDeployments({ manifests, unit }: SyncStep): SyncStep {
  return { unit, manifests: manifests.filter(({ kind }) => kind !== 'Deployment') };
}

/** A Role that names an object no more. */
function withoutName(role: JsonObject, name: string): JsonObject {
  const rules = objectsAt(role, 'rules').map(({ resourceNames, ...rule }) =>
    Array.isArray(resourceNames) ? { ...rule, resourceNames: resourceNames.filter((one) => one !== name) } : rule,
  );
  return { ...role, rules };
}
