import { committed } from '../dist/committed';
import { whileStarted, whileSynced } from './lifetimes';
import { syncSteps } from './sync-order';
import { TARGETS } from './target';

interface Component {
  readonly component: string;
  readonly cluster: string;
  /** Its ServiceAccount, `<namespace>:<name>`. */
  readonly account: string;
  /** Secrets that its plan has it read, as `<namespace>/<name>`; it may get no other. */
  readonly reads: readonly string[];
  /** Whether it watches Secrets, which RBAC can grant for all only. */
  readonly watches: boolean;
}

const COMPONENTS: readonly Component[] = [
  {
    component: 'the Pulumi ESC CSI provider',
    cluster: 'prod',
    account: 'kube-system:pulumi-esc-csi-provider',
    reads: ['finance/pulumi-access-token', 'marketing/pulumi-access-token', 'shop/pulumi-access-token'],
    watches: false,
  },
  {
    component: 'the Secrets Store CSI Driver',
    cluster: 'prod',
    account: 'kube-system:secrets-store-csi-driver',
    reads: [],
    watches: false,
  },
  {
    component: "AWS's CSI provider",
    cluster: 'eks',
    account: 'kube-system:csi-secrets-store-provider-aws',
    reads: [],
    watches: false,
  },
  {
    component: 'External Secrets Operator',
    cluster: 'eks',
    account: 'external-secrets:external-secrets',
    reads: ['orders/orders-parameters'],
    watches: true,
  },
  {
    component: "the operator's webhook",
    cluster: 'eks',
    account: 'external-secrets:external-secrets-webhook',
    reads: [],
    watches: false,
  },
  {
    component: "the operator's cert-controller",
    cluster: 'eks',
    account: 'external-secrets:external-secrets-cert-controller',
    reads: ['external-secrets/external-secrets-webhook'],
    watches: false,
  },
];

/** Secrets that nobody's plan names, beside those that somebody's does. */
const OTHERS = ['default/any', 'kube-system/any', 'finance/any', 'shop/any', 'orders/any', 'external-secrets/any'];

const SECRETS = [...new Set([...COMPONENTS.flatMap(({ reads }) => reads), ...OTHERS])];

describe.each(TARGETS)('$target', ({ start }) => {
  const target = whileStarted(start);

  describe.each(['prod', 'eks'])('on cluster %s of dist', (name) => {
    const steps = syncSteps(committed, name);
    whileSynced(target, steps);

    test.each(COMPONENTS.filter(({ cluster }) => cluster === name))(
      '$component gets the Secrets of its plan and no other',
      async ({ account, reads }) => {
        const allowed = await Promise.all(SECRETS.map((secret) => mayRead(account, pathOf(secret))));

        expect(SECRETS.filter((_, index) => allowed[index])).toEqual(reads);
      },
    );

    test.each(COMPONENTS.filter(({ cluster }) => cluster === name))(
      '$component lists all Secrets only if it watches them',
      async ({ account, watches }) => {
        expect(await mayRead(account, '/api/v1/secrets')).toBe(watches);
      },
    );
  });

  /** A Secret that may be read and is not there is not found; one that may not be read is forbidden in any case. */
  async function mayRead(account: string, path: string): Promise<boolean> {
    const impersonate = `system:serviceaccount:${account}`;
    const { status } = await target().server.send({ method: 'GET', path, impersonate });
    if (status === 403) return false;
    if (status === 200 || status === 404) return true;
    throw new Error(`GET ${path} as ${account}: ${status}`);
  }
});

function pathOf(secret: string): string {
  const [namespace, name] = secret.split('/');
  return `/api/v1/namespaces/${namespace}/secrets/${name}`;
}
