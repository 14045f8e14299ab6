import type { JsonObject } from '../../../lib/core/json';
import { objectAt } from '../../../lib/core/manifest';
import { EXTERNAL_SECRETS_OPERATOR as UPSTREAM } from '../../../lib/upstream/external-secrets-operator';
import { PULUMI_ESC_OIDC_TOKEN_SECONDS } from '../../../lib/upstream/pulumi-esc';
import { render } from '../../examples/programs';
import { ApiServer } from '../api/api-server';
import type { ApiAnswer } from '../api/https-client';
import { accessAs } from '../api/service-account';
import { Stage } from '../stage';
import { syncSteps } from '../sync-order';
import { TARGETS, type Target } from '../target';

const { tree } = render('variables-from-pulumi-esc');

/** What the operator asks for where a store names no audience, as `BOOTSTRAP.md` has it registered in Pulumi Cloud. */
const AUDIENCE = 'https://api.pulumi.com';
const SUBJECT = 'system:serviceaccount:shop:checkout-secrets';

describe.each(TARGETS)('$target', ({ start }) => {
  let target: Target;
  let stage: Stage;
  let operator: ApiServer;

  beforeAll(async () => {
    target = await start();
    stage = new Stage(target.server);
    const steps = syncSteps(tree, 'prod');
    await stage.prepare(steps);
    await stage.sync(steps);
    const account = { name: UPSTREAM.names.controller, namespace: UPSTREAM.namespace };
    operator = new ApiServer(await accessAs(target.server, target.access, account));
  });

  afterAll(async () => {
    operator?.close();
    await stage?.clear();
    await target?.stop();
  });

  test("with the operator's rights there is a token of the ServiceAccount and the audience that BOOTSTRAP.md has registered", async () => {
    const { body, status } = await requestToken('shop', 'checkout-secrets');

    const { aud, iss, sub } = claimsOf(tokenIn(body));

    expect(status).toBe(201);
    expect({ aud, sub }).toEqual({ aud: [AUDIENCE], sub: SUBJECT });
    expect(iss).toBe(
      (await target.server.send({ method: 'GET', path: '/.well-known/openid-configuration' })).body.issuer,
    );
    for (const registered of [AUDIENCE, SUBJECT]) expect(tree.get('prod/BOOTSTRAP.md')).toContain(registered);
  });

  test("the API server's own issuer vouches for the token to that audience, and to no other", async () => {
    const token = tokenIn((await requestToken('shop', 'checkout-secrets')).body);

    expect(await reviewed(token, AUDIENCE)).toMatchObject({ authenticated: true, user: { username: SUBJECT } });
    expect(await reviewed(token, 'https://esc.example')).not.toHaveProperty('authenticated');
  });

  test.each([
    ['shop', 'default'],
    [UPSTREAM.namespace, UPSTREAM.names.webhook],
    ['kube-system', 'default'],
  ])("with the operator's rights there is no token of ServiceAccount %s/%s", async (namespace, name) => {
    expect((await requestToken(namespace, name)).status).toBe(403);
  });

  /** As operator 2.9.0 asks for one. */
  function requestToken(namespace: string, name: string): Promise<ApiAnswer> {
    return operator.send({
      method: 'POST',
      path: `/api/v1/namespaces/${namespace}/serviceaccounts/${name}/token`,
      body: {
        apiVersion: 'authentication.k8s.io/v1',
        kind: 'TokenRequest',
        spec: { audiences: [AUDIENCE], expirationSeconds: PULUMI_ESC_OIDC_TOKEN_SECONDS },
      },
    });
  }

  /** What whoever gets the token is told of it. */
  async function reviewed(token: string, audience: string): Promise<JsonObject> {
    const { body } = await target.server.send({
      method: 'POST',
      path: '/apis/authentication.k8s.io/v1/tokenreviews',
      body: { apiVersion: 'authentication.k8s.io/v1', kind: 'TokenReview', spec: { token, audiences: [audience] } },
    });
    return objectAt(body, 'status');
  }
});

function tokenIn(answer: JsonObject): string {
  return String(objectAt(answer, 'status').token);
}

function claimsOf(token: string): JsonObject {
  const [, payload = ''] = token.split('.');
  return JSON.parse(Buffer.from(payload, 'base64url').toString('utf8'));
}
