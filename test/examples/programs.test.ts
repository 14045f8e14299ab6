import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { DeliveryKind } from '../../lib';
import { FOLDER, PROGRAMS, render, summaryOf } from './programs';

/** One row a program: the deliveries of its plan, a file that has to be there, and what the file has to say. */
const SHOWN: readonly Shown[] = [
  {
    program: 'access-token-through-the-operator',
    deliveries: ['copied-csi-files'],
    file: 'prod/checkout/externalsecret-pulumi-access-token.yaml',
    text: 'secretKey: pulumi-access-token',
  },
  {
    program: 'aws-secrets',
    deliveries: ['csi-files', 'external-secret'],
    file: 'eks/orders/serviceaccount-orders.yaml',
    text: 'eks.amazonaws.com/role-arn',
  },
  {
    program: 'azure-key-vault-files-and-variables',
    deliveries: ['csi-files', 'external-secret'],
    file: 'aks/catalog/secretproviderclass-catalog-tls.yaml',
    text: 'provider: azure',
  },
  {
    program: 'basic-auth-secret',
    deliveries: ['external-secret'],
    file: 'prod/ledger/externalsecret-ledger-database.yaml',
    text: 'type: kubernetes.io/basic-auth',
  },
  {
    program: 'connection-string',
    deliveries: [],
    file: 'prod/checkout/externalsecret-checkout-database.yaml',
    text: 'url: postgres://{{ .user }}:{{ .password | urlquery }}@',
  },
  {
    program: 'declared-and-pinned',
    deliveries: ['external-secret'],
    file: 'prod/checkout/secretstore-acme-checkout-production-stable.yaml',
    text: 'environment: production--stable',
  },
  {
    program: 'every-key-as-a-variable',
    deliveries: ['external-secret'],
    file: 'prod/checkout/deployment-checkout.yaml',
    text: 'prefix: SHOP_',
  },
  {
    program: 'files-from-pulumi-esc',
    deliveries: ['copied-csi-files'],
    file: 'prod/checkout/deployment-checkout.yaml',
    text: 'name: copy-secrets',
  },
  {
    program: 'google-secret-manager',
    deliveries: ['csi-files', 'external-secret'],
    file: 'gke/search/secretproviderclass-search-index.yaml',
    text: 'extractJSONKey: "password"',
  },
  {
    program: 'guardrails-in-audit',
    deliveries: ['csi-files'],
    file: 'gke/guardrails/validatingadmissionpolicybinding-cdk8s-escrow-secretproviderclasses.yaml',
    text: '- Audit',
  },
  {
    program: 'hashicorp-vault',
    deliveries: ['csi-files', 'external-secret'],
    file: 'prod/ledger/secretproviderclass-ledger-ledger.yaml',
    text: 'provider: vault',
  },
  {
    program: 'image-pull-secret',
    deliveries: [],
    file: 'prod/checkout/deployment-checkout.yaml',
    text: 'imagePullSecrets:',
  },
  {
    program: 'ingress-tls',
    deliveries: [],
    file: 'prod/storefront/ingress-storefront.yaml',
    text: 'secretName: storefront-tls',
  },
  {
    program: 'one-app-four-clusters',
    deliveries: ['csi-files', 'external-secret', 'csi-synced'],
    file: 'no-operator/checkout/secretproviderclass-checkout-vault.yaml',
    text: 'secretObjects:',
  },
  {
    program: 'one-store-for-two-namespaces',
    deliveries: ['external-secret'],
    file: 'prod/secret-stores/clustersecretstore-acme-platform-mail.yaml',
    text: '- marketing\n        - shop\n',
  },
  {
    program: 'operator-already-there',
    deliveries: ['external-secret'],
    file: 'prod/ledger/externalsecret-ledger-vault.yaml',
    text: 'key: finance/bank',
  },
  {
    program: 'operator-as-helm-chart',
    deliveries: ['external-secret'],
    file: 'prod/external-secrets/helmrelease-external-secrets.yaml',
    text: 'replicaCount: 2',
  },
  {
    program: 'push-secret',
    deliveries: [],
    file: 'prod/gateway/pushsecret-gateway-tls.yaml',
    text: 'remoteKey: net/gateway',
  },
  {
    program: 'reload-file',
    deliveries: ['csi-files'],
    file: 'prod/secrets-store-csi-driver/daemonset-secrets-store-csi-driver.yaml',
    text: '--rotation-poll-interval=30m',
  },
  {
    program: 'restart-on-change',
    deliveries: ['external-secret'],
    file: 'prod/storefront/deployment-storefront.yaml',
    text: 'secret.reloader.stakater.com/reload: storefront-production-15m',
  },
  {
    program: 'sealed-access-token',
    deliveries: ['copied-csi-files'],
    file: 'prod/sealed-secrets/shop/role-secrets-unsealer.yaml',
    text: '- pulumi-access-token',
  },
  {
    program: 'second-driver',
    deliveries: ['copied-csi-files'],
    file: 'aks/checkout/deployment-checkout.yaml',
    text: 'driver: pulumi.secrets-store.csi.k8s.io',
  },
  {
    program: 'secret-in-many-namespaces',
    deliveries: [],
    file: 'prod/external-secrets/marketing/role-external-secrets-controller.yaml',
    text: '- registry',
  },
  {
    program: 'secrets-forbidden-in-etcd',
    deliveries: ['csi-files'],
    file: 'pci/cards/secretproviderclass-cards-cards.yaml',
    text: 'usePodIdentity: "true"',
  },
  {
    program: 'synced-secret-without-the-operator',
    deliveries: ['csi-synced'],
    file: 'edge/checkout/secretproviderclass-checkout-db-password.yaml',
    text: 'secretObjects:',
  },
  {
    program: 'typed-environment',
    deliveries: ['external-secret'],
    file: 'prod/checkout/externalsecret-checkout-production.yaml',
    text: 'key: database.password',
  },
  {
    program: 'variables-from-pulumi-esc',
    deliveries: ['external-secret'],
    file: 'prod/BOOTSTRAP.md',
    text: 'https://oidc.prod.acme.example',
  },
];

interface Shown {
  readonly program: string;
  /** Each once, in the order of the program; none where nothing is bound. */
  readonly deliveries: readonly DeliveryKind[];
  readonly file: string;
  readonly text: string;
}

/** What a program is there to do without: a folder that must not be there. */
const LEFT_OUT: readonly (readonly [program: string, folder: string])[] = [
  ['azure-key-vault-files-and-variables', 'aks/secrets-store-csi-driver/'],
  ['operator-already-there', 'prod/external-secrets/'],
  ['second-driver', 'aks/crds/'],
  ['secrets-forbidden-in-etcd', 'pci/external-secrets/'],
  ['synced-secret-without-the-operator', 'edge/external-secrets/'],
];

test('every program has a row', () => {
  expect(SHOWN.map(({ program }) => program)).toEqual(PROGRAMS);
});

test.each(PROGRAMS)('%s gives no reason to complain', (program) => {
  const { findings } = render(program);

  expect(findings).toEqual([]);
});

test.each(SHOWN)('$program has the plan $deliveries', ({ program, deliveries }) => {
  const { plans } = render(program);

  const planned = plans.flatMap(({ bindings }) => bindings.map(({ delivery }) => delivery));
  expect([...new Set(planned)]).toEqual(deliveries);
});

test.each(SHOWN)('$program writes $text into $file', ({ program, file, text }) => {
  const { tree } = render(program);

  expect(tree.get(file)).toContain(text);
});

test.each(LEFT_OUT)('%s makes no %s', (program, folder) => {
  const { tree } = render(program);

  expect([...tree.keys()].filter((path) => path.startsWith(folder))).toEqual([]);
});

test('loaded anew, the programs render the same bytes', () => {
  const trees = () => PROGRAMS.map((program) => [...render(program).tree]);
  const first = trees();

  let second: typeof first = [];
  jest.isolateModules(() => {
    second = trees();
  });

  expect(second).toEqual(first);
});

test('the index says of every program what it says of itself', () => {
  const index = readFileSync(join(FOLDER, 'README.md'), 'utf8');

  const rows = [...index.matchAll(/^\| \[(.+)\]\(\1\.ts\) +\| (.+?) +\|$/gm)].map(([, name, text]) => [name, text]);
  expect(rows).toEqual(PROGRAMS.map((program) => [program, summaryOf(program)]));
});
