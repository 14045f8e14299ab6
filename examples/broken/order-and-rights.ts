import { ApiObject } from 'cdk8s';
import * as kplus from 'cdk8s-plus-30';
import { Binding, Cluster, Delivery, Driver, type Fleet, GitOps, PulumiEscEnvironment, Unit } from '../../lib/index.ts';

/** A cluster with things in the wrong order, of the wrong version or size, and rights and texts that say too much. */
export function orderAndRights(fleet: Fleet): void {
  const cluster = new Cluster(fleet, 'order', {
    kubernetes: '1.33',
    gitOps: GitOps.argoCd({ repository: 'https://github.com/acme/clusters.git' }),
    policy: { unrestrictedPods: 'warning' },
    driver: Driver.installed({ tolerations: [] }),
    // The password of the ledger alone takes more.
    callBudgets: { 'acme/accounting/production': 1 },
  });
  texts(new Unit(cluster, 'reports', { namespace: 'reports' }));
  versions(new Unit(cluster, 'billing', { namespace: 'billing' }));
  rights(new Unit(cluster, 'accounting', { namespace: 'accounting' }));
  nodes(new Unit(cluster, 'vision', { namespace: 'vision' }));
  lifetimes(new Unit(cluster, 'payments', { namespace: 'payments' }), new Unit(cluster, 'stores'));
  order(new Unit(cluster, 'orders', { namespace: 'orders' }), new Unit(cluster, 'queue', { namespace: 'orders' }));
}

/** A password in Git, and one that every process of the node can read; in a container that may do what it likes. */
function texts(unit: Unit): void {
  const password = { secretKeyRef: { name: 'reports', key: 'password' } };
  deployment(unit, 'reports', {
    args: ['--mail-password=$(MAIL_PASSWORD)'],
    env: [
      { name: 'DB_PASSWORD', value: 'made-up-1' },
      { name: 'MAIL_PASSWORD', valueFrom: password },
    ],
  });
}

/** A version that Kubernetes gave up in 1.25, and more than client-side apply can remember. */
function versions(unit: Unit): void {
  new ApiObject(unit, 'budget', {
    apiVersion: 'policy/v1beta1',
    kind: 'PodDisruptionBudget',
    spec: { minAvailable: 1, selector: { matchLabels: { app: 'billing' } } },
  });
  new ApiObject(unit, 'rates', {
    apiVersion: 'v1',
    kind: 'ConfigMap',
    metadata: { name: 'rates' },
    data: { 'rates.csv': 'EUR,1.00\n'.repeat(30_000) },
  });
}

/** A role for every Secret of a namespace, and one for a Secret that the plan brings to somebody else. */
function rights(unit: Unit): void {
  new ApiObject(unit, 'backup', {
    apiVersion: 'rbac.authorization.k8s.io/v1',
    kind: 'Role',
    rules: [{ apiGroups: [''], resources: ['secrets'], verbs: ['list'] }],
  });

  const environment = new PulumiEscEnvironment(unit, 'production', {
    organization: 'acme',
    project: 'accounting',
    environment: 'production',
    accessToken: { namespace: 'accounting' },
  });
  const ledger = new kplus.Deployment(unit, 'ledger', {
    containers: [{ name: 'app', image: 'registry.example.com/accounting/ledger:1.0.0' }],
  });
  new Binding(ledger, 'password', { property: environment.property('database.password'), variable: 'DB_PASSWORD' });
  new ApiObject(unit, 'support', {
    apiVersion: 'rbac.authorization.k8s.io/v1',
    kind: 'Role',
    rules: [{ apiGroups: [''], resources: ['secrets'], verbs: ['get'], resourceNames: ['ledger-production'] }],
  });
  new ApiObject(unit, 'support-team', {
    apiVersion: 'rbac.authorization.k8s.io/v1',
    kind: 'RoleBinding',
    roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'Role', name: 'support' },
    subjects: [{ kind: 'Group', name: 'support', apiGroup: 'rbac.authorization.k8s.io' }],
  });
}

/** Pods on nodes that the driver does not run on, as it stands no taint. */
function nodes(unit: Unit): void {
  const environment = new PulumiEscEnvironment(unit, 'production', {
    organization: 'acme',
    project: 'vision',
    environment: 'production',
    accessToken: { namespace: 'vision' },
  });
  const model = new kplus.Deployment(unit, 'model', {
    containers: [
      { image: 'registry.example.com/vision/model:1.0.0', securityContext: { user: 0, ensureNonRoot: false } },
    ],
  });
  model.scheduling.tolerate(kplus.Node.tainted(kplus.NodeTaintQuery.exists('gpu')));
  new Binding(model, 'license', {
    property: environment.property('license'),
    file: '/run/secrets/license',
    delivery: Delivery.csiFiles(),
  });
}

/** A Secret that goes with its values, one that goes with each sync, and a store that may go before both. */
function lifetimes(payments: Unit, stores: Unit): void {
  new ApiObject(stores, 'aws', {
    apiVersion: 'external-secrets.io/v1',
    kind: 'ClusterSecretStore',
    metadata: { name: 'aws' },
    spec: {
      conditions: [{ namespaces: ['payments'] }],
      provider: { aws: { service: 'SecretsManager', region: 'eu-central-1' } },
    },
  });
  const secretStoreRef = { kind: 'ClusterSecretStore', name: 'aws' };
  const data = [{ secretKey: 'key', remoteRef: { key: 'payments/key' } }];
  new ApiObject(payments, 'gateway', {
    apiVersion: 'external-secrets.io/v1',
    kind: 'ExternalSecret',
    metadata: { name: 'gateway' },
    spec: { refreshInterval: '1h0m0s', secretStoreRef, target: { deletionPolicy: 'Delete' }, data },
  });
  deployment(payments, 'payments', { envFrom: [{ secretRef: { name: 'gateway' } }] });
  new ApiObject(payments, 'migration', {
    apiVersion: 'external-secrets.io/v1',
    kind: 'ExternalSecret',
    metadata: { name: 'migration', annotations: { 'argocd.argoproj.io/hook': 'PreSync' } },
    spec: { refreshInterval: '1h0m0s', secretStoreRef, data },
  });
}

/** Pods before their account, a hook before its settings, and a unit that waits for one that needs it. */
function order(orders: Unit, queue: Unit): void {
  new ApiObject(orders, 'account', { apiVersion: 'v1', kind: 'ServiceAccount', metadata: { name: 'orders' } });
  deployment(orders, 'orders', {}, { serviceAccountName: 'orders' }).metadata.addAnnotation(
    'argocd.argoproj.io/sync-wave',
    '-1',
  );

  new ApiObject(orders, 'settings', { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'settings' } });
  const migrate = {
    name: 'migrate',
    image: 'registry.example.com/shop/orders:1.0.0',
    envFrom: [{ configMapRef: { name: 'settings' } }],
  };
  new ApiObject(orders, 'migrate', {
    apiVersion: 'batch/v1',
    kind: 'Job',
    metadata: { annotations: { 'argocd.argoproj.io/hook': 'PreSync' } },
    spec: { template: { spec: { restartPolicy: 'Never', containers: [migrate] } } },
  });

  new ApiObject(queue, 'queue', { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'queue' } });
  deployment(orders, 'worker', { envFrom: [{ configMapRef: { name: 'queue' } }] });
  queue.addDependency(orders);
}

function deployment(unit: Unit, name: string, container: object, pod: object = {}): ApiObject {
  const labels = { app: name };
  const containers = [{ name: 'app', image: `registry.example.com/shop/${name}:1.0.0`, ...container }];
  return new ApiObject(unit, name, {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    spec: { selector: { matchLabels: labels }, template: { metadata: { labels }, spec: { ...pod, containers } } },
  });
}
