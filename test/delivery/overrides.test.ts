import { Deployment } from 'cdk8s-plus-30';
import { Binding, type BindingOptions, Delivery, Driver, Operator, Unit } from '../../lib';
import type { DeliveryKind } from '../../lib/core/plan';
import { cluster, environmentIn, filesOf, rendering } from '../support/fleet';
import { ROOT_CONTAINER } from '../support/workload';

const file = { file: '/run/secrets/db/password' };
const variable = { variable: 'DB_PASSWORD' };

interface Wishes {
  readonly cluster?: Delivery;
  readonly unit?: Delivery;
  readonly binding?: Delivery;
}

test.each<[string, Wishes, DeliveryKind]>([
  ['nobody', {}, 'csi-files'],
  ['the cluster', { cluster: Delivery.externalSecret() }, 'external-secret'],
  ['the unit', { unit: Delivery.externalSecret() }, 'external-secret'],
  ['the binding', { binding: Delivery.externalSecret() }, 'external-secret'],
  ['the unit against the cluster', { cluster: Delivery.csiFiles(), unit: Delivery.csiSynced() }, 'csi-synced'],
  ['the binding against the unit', { unit: Delivery.csiFiles(), binding: Delivery.csiSynced() }, 'csi-synced'],
  [
    'the binding against both',
    { cluster: Delivery.csiFiles(), unit: Delivery.csiFiles(), binding: Delivery.copiedCsiFiles() },
    'copied-csi-files',
  ],
])('the delivery is forced by %s', (_, wishes, expected) => {
  const prod = cluster({ delivery: wishes.cluster });

  readIn(new Unit(prod, 'checkout', { namespace: 'shop', delivery: wishes.unit }), { delivery: wishes.binding });

  expect(deliveryIn(prod)).toBe(expected);
});

test('a unit that forces a delivery leaves the others to the plan', () => {
  const prod = cluster();
  const delivery = Delivery.externalSecret();
  readIn(new Unit(prod, 'checkout', { namespace: 'shop', delivery }));

  readIn(new Unit(prod, 'search', { namespace: 'shop' }));

  expect([...filesOf(prod).keys()].filter((name) => name.startsWith('search/'))).toContain(
    'search/secretproviderclass-search-db.yaml',
  );
});

test.each<[string, Parameters<typeof cluster>[0], typeof file | typeof variable, Delivery, string]>([
  [
    'a mounted variable',
    {},
    variable,
    Delivery.csiFiles(),
    'Delivery.csiFiles() cannot bring db.password of acme/shop/production to it: a variable can only come from a Kubernetes Secret.',
  ],
  [
    'a copied variable',
    {},
    variable,
    Delivery.copiedCsiFiles(),
    'Delivery.copiedCsiFiles() cannot bring db.password of acme/shop/production to it: a variable can only come from a Kubernetes Secret.',
  ],
  [
    'a mounted file without a driver',
    { driver: Driver.absent() },
    file,
    Delivery.csiFiles(),
    "Delivery.csiFiles() cannot bring db.password of acme/shop/production to it: the cluster's program says that it has no Secrets Store CSI Driver.",
  ],
  [
    'a synced Secret of a driver that syncs none',
    { driver: Driver.managedElsewhere() },
    variable,
    Delivery.csiSynced(),
    "Delivery.csiSynced() cannot bring db.password of acme/shop/production to it: the cluster's driver does not sync Secrets.",
  ],
  [
    'an ExternalSecret without the operator',
    { externalSecretsOperator: Operator.absent() },
    variable,
    Delivery.externalSecret(),
    "Delivery.externalSecret() cannot bring db.password of acme/shop/production to it: the cluster's program says that it has no External Secrets Operator.",
  ],
  [
    'a Secret where none may be',
    { policy: { kubernetesSecrets: 'forbidden' } },
    file,
    Delivery.externalSecret(),
    "Delivery.externalSecret() cannot bring db.password of acme/shop/production to it: the cluster's policy forbids Kubernetes Secrets.",
  ],
])('%s is an error', (_, props, target, delivery, problem) => {
  const prod = cluster(props);
  readIn(new Unit(prod, 'checkout', { namespace: 'shop' }), { delivery }, target);

  const [finding] = rendering(prod).findings.filter(({ severity }) => severity === 'error');

  expect(finding).toMatchObject({ code: 'binding/delivery', path: 'prod/checkout/checkout/db', problem });
});

test('a delivery that is worse than the choice is a note', () => {
  const prod = cluster();
  readIn(new Unit(prod, 'checkout', { namespace: 'shop', delivery: Delivery.externalSecret() }));

  const { findings } = rendering(prod);

  expect(findings).toMatchObject([
    { code: 'binding/worse-delivery', severity: 'note', path: 'prod/checkout/checkout/db' },
  ]);
  expect(findings[0]?.problem).toBe('Delivery.externalSecret() is forced, and Delivery.csiFiles() would work.');
});

test('the driver may write the synced Secrets by their names, and no others', () => {
  const prod = cluster();
  const delivery = Delivery.csiSynced({ secretName: 'db' });
  readIn(new Unit(prod, 'checkout', { namespace: 'shop' }), { delivery }, variable);

  const roles = [...filesOf(prod)].filter(([name]) => /secrets-store-csi-driver\/.*role-/.test(name));

  expect(roles.map(([, text]) => text).join('\n')).toMatch(/resourceNames:\n\s+- db\n/);
});

/** Adds a Deployment with the unit's name, whose binding `db` reads `db.password`. */
function readIn(unit: Unit, options: BindingOptions = {}, target: typeof file | typeof variable = file): void {
  const deployment = new Deployment(unit, unit.node.id, { containers: [ROOT_CONTAINER] });
  const property = environmentIn(unit, 'shop').property('db.password');
  new Binding(deployment, 'db', { property, ...target, ...options });
}

/** The delivery of the only binding, read off the files of `checkout`. */
function deliveryIn(prod: ReturnType<typeof cluster>): DeliveryKind {
  const files = [...filesOf(prod)].filter(([name]) => name.startsWith('checkout/'));
  const text = files.map(([, content]) => content).join('\n');
  if (text.includes('kind: ExternalSecret')) return 'external-secret';
  if (text.includes('secretObjects:')) return 'csi-synced';
  return text.includes('copy-secrets') ? 'copied-csi-files' : 'csi-files';
}
