import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { JsonObject } from '../../../lib/core/json';
import { identityOf, describe as nameOf, objectAt, objectsAt } from '../../../lib/core/manifest';
import { EXTERNAL_SECRETS_OPERATOR as UPSTREAM } from '../../../lib/upstream/external-secrets-operator';
import { committed } from '../../dist/committed';
import { PROGRAMS, render } from '../../examples/programs';
import { until } from '../api/until';
import type { Child } from '../control-plane/child';
import { freePort } from '../control-plane/free-port';
import { Stage } from '../stage';
import { clustersIn, type SyncStep, syncSteps } from '../sync-order';
import { TARGETS, type Target } from '../target';
import { asReleased } from './as-released';
import { externalSecret, secretStore } from './by-hand';
import { Observed } from './observed';
import { operatorSteps } from './operator-fleet';
import { startComponent } from './running-operator';
import { WebhookClient } from './webhook-client';

const CERTIFIED = `${UPSTREAM.namespace}/${UPSTREAM.names.webhook}`;

const VALIDATED: ReadonlySet<string> = new Set(['ClusterSecretStore', 'ExternalSecret', 'SecretStore']);

/** Every store and ExternalSecret of ours; the release that runs knows no OIDC of Pulumi ESC. */
const OURS = [committed, ...PROGRAMS.map((program) => render(program).tree)]
  .flatMap((tree) => clustersIn(tree).flatMap((cluster) => syncSteps(tree, cluster)))
  .flatMap(({ manifests }) => manifests)
  .filter(({ kind }) => VALIDATED.has(String(kind)))
  .map(asReleased)
  .filter((manifest) => objectAt(objectAt(objectAt(manifest, 'spec'), 'provider'), 'pulumi').oidcConfig === undefined);

const PULUMI = {
  apiUrl: 'https://api.pulumi.com/api/esc',
  organization: 'acme',
  project: 'shop',
  environment: 'production',
};
const TOKEN = { name: 'pulumi-access-token', key: 'pulumi-access-token' };

const DB = externalSecret('shop/db', { kind: 'SecretStore', name: 'esc' });

const PASSWORD = { secretKey: 'password', remoteRef: { key: 'database.password' } };

/** What our findings say that the webhook refuses. */
const REFUSED: readonly { readonly finding: string; readonly manifest: JsonObject; readonly refusal: RegExp }[] = [
  {
    finding: 'eso/store-foreign-namespace',
    manifest: secretStore('shop/esc', {
      pulumi: { ...PULUMI, auth: { accessToken: { secretRef: { ...TOKEN, namespace: 'finance' } } } },
    }),
    refusal: /^namespace should either be empty or match/,
  },
  {
    finding: 'eso/store-conditions',
    manifest: withPattern('team-('),
    refusal: /^failed to compile .* namespace regex/,
  },
  {
    finding: 'eso/nothing-to-read',
    manifest: withSpec({ data: [] }),
    refusal: /^either data or dataFrom should be specified/,
  },
  {
    finding: 'eso/duplicate-key',
    manifest: withSpec({ data: [PASSWORD, PASSWORD], target: { deletionPolicy: 'Retain' } }),
    refusal: /^duplicate secretKey found: password/,
  },
  {
    finding: 'eso/deletion-policy',
    manifest: withSpec({ target: { creationPolicy: 'Merge', deletionPolicy: 'Delete' } }),
    refusal: /^deletionPolicy=Delete must not be used when the controller doesn't own the secret/,
  },
];

describe.each(TARGETS)('$target', ({ start }) => {
  let folder: string;
  let target: Target;
  let stage: Stage;
  let observed: Observed;
  let certController: Child;
  let webhook: Child;
  let client: WebhookClient;
  let operator: readonly SyncStep[];

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'cdk8s-escrow-webhook-'));
    target = await start();
    stage = new Stage(target.server);
    observed = new Observed(target.server);
    const steps = operatorSteps('https://api.pulumi.com/api/esc');
    await stage.prepare(steps);
    await stage.sync(steps.map(withoutDeployments));
    operator = steps.map(withoutDeployments).filter(({ unit }) => unit === 'external-secrets');
    certController = await startComponent('certController', target, steps, { folder });
    const files = await until('the certificate is there', SECONDS, async () => {
      const data = await observed.data(CERTIFIED);
      return data?.['tls.crt'] ? data : undefined;
    });
    const certificates = join(folder, 'certificates');
    mkdirSync(certificates);
    for (const [file, text] of Object.entries(files)) writeFileSync(join(certificates, file), text, { mode: 0o600 });
    const port = await freePort();
    webhook = await startComponent('webhook', target, steps, {
      folder,
      flags: { 'cert-dir': certificates, port: String(port) },
    });
    client = new WebhookClient(port, files['ca.crt'] ?? '');
    await until('the webhook answers', SECONDS, async () => {
      webhook.assertRunning();
      return client.refusal(DB).then(
        () => true,
        () => undefined,
      );
    });
  });

  afterAll(async () => {
    await webhook?.kill();
    await certController?.kill();
    await stage?.clear();
    await target?.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  test('the cert-controller tells the API server the CA of the certificate that it has made', async () => {
    const ca = (await observed.data(CERTIFIED))?.['ca.crt'];

    const bundles = await until('the CA is everywhere', SECONDS, async () => {
      const found = await Promise.all(configurations().map(bundlesOf));
      return found.flat().every((bundle) => bundle !== undefined) ? found.flat() : undefined;
    });

    expect(new Set(bundles.map((bundle) => Buffer.from(String(bundle), 'base64').toString('utf8')))).toEqual(
      new Set([ca]),
    );
  });

  test('a second sync leaves what the cert-controller has filled in', async () => {
    expect(await stage.changedBySync(operator)).toEqual([]);
  });

  test('the webhook takes every store and ExternalSecret of dist and of the examples', async () => {
    const refused: string[] = [];
    for (const manifest of OURS) {
      const refusal = await client.refusal(manifest);
      if (refusal !== undefined) refused.push(`${nameOf(identityOf(manifest))}: ${refusal}`);
    }

    expect(OURS.length).toBeGreaterThan(0);
    expect(refused).toEqual([]);
  });

  test.each(REFUSED)('the webhook refuses what $finding is about', async ({ manifest, refusal }) => {
    expect(await client.refusal(manifest)).toMatch(refusal);
  });

  function configurations(): readonly JsonObject[] {
    return operator
      .flatMap(({ manifests }) => manifests)
      .filter(({ kind }) => kind === 'ValidatingWebhookConfiguration');
  }

  async function bundlesOf(configuration: JsonObject): Promise<readonly unknown[]> {
    const stored = (await target.server.read(configuration)) ?? {};
    return objectsAt(stored, 'webhooks').map((one) => objectAt(one, 'clientConfig').caBundle);
  }
});

const SECONDS = 60;

function withSpec(spec: JsonObject): JsonObject {
  return { ...DB, spec: { ...objectAt(DB, 'spec'), ...spec } };
}

/** A ClusterSecretStore for namespaces of a pattern. */
function withPattern(pattern: string): JsonObject {
  const auth = { accessToken: { secretRef: { ...TOKEN, namespace: 'shop' } } };
  const spec = { conditions: [{ namespaceRegexes: [pattern] }], provider: { pulumi: { ...PULUMI, auth } } };
  return asReleased({
    apiVersion: 'external-secrets.io/v1',
    kind: 'ClusterSecretStore',
    metadata: { name: 'shared' },
    spec,
  });
}

function withoutDeployments({ manifests, unit }: SyncStep): SyncStep {
  return { unit, manifests: manifests.filter(({ kind }) => kind !== 'Deployment') };
}
