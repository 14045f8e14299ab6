import type { Inventory, InventoryBinding, InventoryKeptValue, InventoryStore } from '../../lib/core/inventory';
import type { ExplainedBinding } from '../../lib/report/explain/explained';

/** The inventory of cluster `prod`, of which only the part matters that a test names. */
export function inventory(props: Partial<Inventory> = {}): Inventory {
  return {
    cluster: 'prod',
    kubernetes: '1.35',
    engine: 'argo-cd',
    units: [{ name: 'checkout', rank: 0, dependsOn: [] }],
    addOns: [],
    stores: [inventoryStore()],
    bindings: [inventoryBinding()],
    bootstrap: [],
    findings: [],
    exceptions: [],
    ...props,
  };
}

/** `database.password` of `acme/shop/production` as a mounted file of Deployment `shop/checkout`. */
export function inventoryBinding(props: Partial<InventoryBinding> = {}): InventoryBinding {
  return {
    path: 'prod/checkout/checkout/db-password',
    unit: 'checkout',
    workload: { kind: 'Deployment', namespace: 'shop', name: 'checkout' },
    container: 'main',
    store: 'acme/shop/production',
    property: 'database.password',
    target: { file: '/run/secrets/checkout/db-password' },
    delivery: 'csi-files',
    reason: 'the container reads a file, and a mounted one never lies in etcd',
    pods: 3,
    account: 'default',
    inEtcd: false,
    callsPerHour: 0,
    callsPerPodStart: 2,
    ...props,
  };
}

/** The same property as variable `DB_PASSWORD`, from a Secret that the operator keeps. */
export function operatorBinding(props: Partial<InventoryBinding> = {}): InventoryBinding {
  return inventoryBinding({
    target: { variable: 'DB_PASSWORD' },
    delivery: 'external-secret',
    secret: { name: 'checkout-production', key: 'db-password' },
    refreshSeconds: 3600,
    inEtcd: true,
    callsPerHour: 2,
    callsPerPodStart: 0,
    ...props,
  });
}

/** The Pulumi ESC environment `acme/shop/production`, which the CSI provider reads with a token. */
export function inventoryStore(props: Partial<InventoryStore> = {}): InventoryStore {
  return {
    address: 'acme/shop/production',
    kind: 'Pulumi ESC environment',
    readers: [
      {
        name: 'CSI provider pulumi 0.1.1',
        credentials: [{ namespace: 'shop', name: 'pulumi-access-token', key: 'pulumi-access-token' }],
        accounts: [],
      },
    ],
    ...props,
  };
}

/** What a plan and an inventory say of {@link inventoryBinding}, joined. */
export function explainedBinding(props: Partial<ExplainedBinding> = {}): ExplainedBinding {
  return {
    ...inventoryBinding(props),
    ruledOut: [],
    consequences: {
      inEtcd: false,
      whenStoreIsDown: 'running pods go on, new pods wait until the store answers',
      whenValueChanges: 'the next pod gets it',
      callsPerHour: 0,
      callsPerPodStart: 2,
    },
    ...props,
  };
}

/** `tls.key` of `acme/shop/edge`, which an ExternalSecret keeps for an Ingress. */
export function keptValue(props: Partial<InventoryKeptValue> = {}): InventoryKeptValue {
  return {
    path: 'prod/storefront/tls',
    namespace: 'shop',
    externalSecret: 'storefront-tls',
    secret: 'storefront-tls',
    key: 'tls.key',
    store: 'acme/shop/edge',
    storeKind: 'Pulumi ESC environment',
    property: 'tls.key',
    ...props,
  };
}
