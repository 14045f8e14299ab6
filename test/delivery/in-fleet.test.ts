import { Deployment } from 'cdk8s-plus-30';
import type { Construct } from 'constructs';
import { Binding, Cluster, type Fleet, PulumiEscEnvironment, Unit, WorkloadIdentity } from '../../lib';
import type { PulumiTrust } from '../../lib/identity/trust';
import type { Property } from '../../lib/stores/store';
import { cluster, filesOf, findingsOf, needsOf, objectIn, rendering, variableReader } from '../support/fleet';
import { ROOT_CONTAINER } from '../support/workload';

test('a store that one unit reads lies in it', () => {
  const prod = cluster();

  variableReader(prod, 'checkout');

  expect(operatorFilesOf(prod)).toEqual([
    'checkout/externalsecret-checkout-production.yaml',
    'checkout/secretstore-acme-shop-production.yaml',
  ]);
});

test('a store that several units read lies in a unit of its own, which they wait for', () => {
  const prod = cluster();
  const store = storeIn(prod);

  read(prod, 'checkout', store.property('db'));
  read(prod, 'search', store.property('db'));

  expect(operatorFilesOf(prod)).toEqual([
    'checkout/externalsecret-checkout-production.yaml',
    'search/externalsecret-search-production.yaml',
    'secret-stores/shop/secretstore-acme-shop-production.yaml',
  ]);
  expect(needsOf(prod, 'checkout')).toContain('secret-stores');
  expect(needsOf(prod, 'search')).toContain('secret-stores');
});

test('a store that two namespaces read admits both', () => {
  const prod = cluster();
  const store = storeIn(prod);

  read(prod, 'checkout', store.property('db'));
  read(prod, 'ledger', store.property('db'), 'finance');

  expect(objectIn(prod, 'secret-stores/clustersecretstore-acme-shop-production.yaml').spec).toMatchObject({
    conditions: [{ namespaces: ['finance', 'shop'] }],
  });
});

test('what clusters read of one store is kept apart', () => {
  const prod = cluster();
  const fleet = prod.node.root as Fleet;
  const staging = new Cluster(fleet, 'staging', prod.props);
  const store = storeIn(fleet);
  read(prod, 'checkout', store.property('db'));
  read(staging, 'checkout', store.property('db'), 'finance');

  const { tree } = rendering(prod);

  expect([...tree.keys()].filter((file) => /checkout\/.*store-/.test(file))).toEqual([
    'prod/checkout/secretstore-acme-shop-production.yaml',
    'staging/checkout/clustersecretstore-acme-shop-production.yaml',
  ]);
});

test('the store waits for the ServiceAccount that it is opened as', () => {
  const prod = cluster();
  const identity = identityIn(new Unit(prod, 'identities', { namespace: 'shop' }));
  const store = storeIn(prod, identity);

  read(prod, 'checkout', store.property('db'));
  read(prod, 'search', store.property('db'));

  expect(needsOf(prod, 'secret-stores')).toContain('identities');
  expect(findingsOf(prod)).toEqual([]);
});

test('a ServiceAccount in one of the units that share its store would make a circle', () => {
  const prod = cluster();
  const checkout = new Unit(prod, 'checkout', { namespace: 'shop' });
  const store = storeIn(prod, identityIn(checkout));
  readIn(checkout, store.property('db'));
  read(prod, 'search', store.property('db'));

  const { findings } = rendering(prod);

  expect(findings).toMatchObject([{ code: 'eso/shared-identity', path: 'prod/checkout/reader' }]);
  expect(findings[0]?.problem).toBe(
    'Unit "checkout" holds ServiceAccount "reader", and reads acme/shop/production together with search.',
  );
});

test('a ServiceAccount that somebody else makes holds nobody up', () => {
  const prod = cluster();
  const checkout = new Unit(prod, 'checkout', { namespace: 'shop' });
  const identity = WorkloadIdentity.pulumi(checkout, 'reader', { organization: 'acme', existingAccount: 'reader' });
  const store = storeIn(prod, identity);
  readIn(checkout, store.property('db'));
  read(prod, 'search', store.property('db'));

  expect(findingsOf(prod)).toEqual([]);
});

test('the order of the units does not show in the names of stores', () => {
  const namesWith = (units: readonly string[]) => {
    const prod = cluster();
    for (const unit of units) variableReader(prod, unit, { tokenNamespace: `${unit}-tokens` });
    return operatorFilesOf(prod).filter((file) => file.includes('clustersecretstore'));
  };

  expect(namesWith(['checkout', 'search'])).toHaveLength(2);
  expect(namesWith(['search', 'checkout'])).toEqual(namesWith(['checkout', 'search']));
});

function storeIn(scope: Construct, identity?: WorkloadIdentity<PulumiTrust>): PulumiEscEnvironment {
  return new PulumiEscEnvironment(scope, 'production', {
    organization: 'acme',
    project: 'shop',
    environment: 'production',
    ...(identity ? { identity } : { accessToken: { namespace: 'shop' } }),
  });
}

function identityIn(unit: Unit): WorkloadIdentity<PulumiTrust> {
  return WorkloadIdentity.pulumi(unit, 'reader', { organization: 'acme' });
}

function read(prod: Cluster, name: string, property: Property, namespace = 'shop'): void {
  readIn(new Unit(prod, name, { namespace }), property);
}

/** Adds a Deployment with the unit's name that reads a property as a variable. */
function readIn(unit: Unit, property: Property): void {
  const deployment = new Deployment(unit, unit.node.id, { containers: [ROOT_CONTAINER] });
  Binding.variables(deployment, { DB: property });
}

/** Files of stores and ExternalSecrets, sorted. */
function operatorFilesOf(prod: Cluster): readonly string[] {
  return [...filesOf(prod).keys()].filter((file) => /\/(externalsecret|(cluster)?secretstore)-/.test(file)).sort();
}
