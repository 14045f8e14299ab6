import { checkParity, unlistedDifferences } from '../../lib/parity/parity';
import { operatorRendering } from './operator-rendering';

const RENDERING = operatorRendering();
const CONTAINER = 'spec.template.spec.containers';

function edited(from: string, to: string): string {
  if (!RENDERING.includes(from)) throw new Error(`the rendering has no ${from}`);
  return RENDERING.replace(from, to);
}

test.each([
  [
    'the namespace',
    RENDERING.replaceAll(/(namespace[:=] ?|\.)external-secrets(?=[\n,}"']|\.svc)/g, '$1eso'),
    'namespace eso',
  ],
  ['the class', withArgs('--controller-class=team-a'), 'controllerClass team-a'],
  ['concurrency', edited('--concurrent=1', '--concurrent=4'), 'concurrent 4'],
  ['the log level', RENDERING.replaceAll('--loglevel=info', '--loglevel=debug'), 'logLevel debug'],
  ['replicas', operatorRendering({ replicas: 2 }), 'replicas {"controller":2,"webhook":2,"certController":2}'],
  [
    'what happens without a webhook',
    RENDERING.replaceAll('failurePolicy: Fail', 'failurePolicy: Ignore'),
    'webhookFailurePolicy Ignore',
  ],
  ['the registry', RENDERING.replaceAll('ghcr.io', 'mirror.local'), 'imageRegistry mirror.local'],
  [
    'the digest',
    RENDERING.replaceAll('external-secrets:v2.9.0', `external-secrets@sha256:${'0'.repeat(64)}`),
    `imageDigest sha256:${'0'.repeat(64)}`,
  ],
])('%s is read from the rendering', (_name, rendering, option) => {
  const report = checkParity(rendering);

  expect(report.options).toContain(option);
  expect(unlistedDifferences(report)).toEqual([]);
});

test.each([
  ['an argument', '--check-interval=5m', '--check-interval=1m', `${CONTAINER}[webhook].args[--check-interval]`],
  ['a flag more', '"certcontroller"', '"certcontroller","--new=1"', `${CONTAINER}[cert-controller].args[--new]`],
  ['a verb more', 'verbs: [create, patch]}', 'verbs: [create, patch, delete]}', 'rules[core/events].verbs[delete]'],
  [
    'a right on Secrets that is listed nowhere',
    'verbs: [get, list, watch, create, update, delete, patch]}',
    'verbs: [get, list, watch, create, update, delete, patch, deletecollection]}',
    'rules[core/secrets].verbs[deletecollection]',
  ],
  ['a resource more', '[endpoints]', '[endpoints, pods]', 'rules[core/pods].verbs[get]'],
  [
    'the path of a webhook',
    '-v1-externalsecret}',
    '-v2-externalsecret}',
    'webhooks[validate.externalsecret.external-secrets.io].clientConfig.service.path',
  ],
  [
    'a label that the cert-controller looks for',
    'external-secrets.io/component: webhook',
    'external-secrets.io/component: hook',
    'metadata.labels[external-secrets.io/component]',
  ],
  ['an image tag', 'external-secrets:v2.9.0', 'external-secrets:v2.10.0', `${CONTAINER}[cert-controller].image`],
])('%s of upstream is noticed', (_name, from, to, field) => {
  const unlisted = unlistedDifferences(checkParity(edited(from, to)));

  expect(unlisted.map((difference) => difference.field)).toContain(field);
});

test('reconcilers that are off are read from the rendering', () => {
  const off = ['--enable-push-secret-reconciler=false', '--enable-cluster-push-secret-reconciler=false'];

  expect(checkParity(withArgs(...off)).options).toContain(
    'reconcilers ["clusterSecretStores","clusterExternalSecrets"]',
  );
});

function withArgs(...controllerArgs: readonly string[]): string {
  return operatorRendering({ controllerArgs });
}
