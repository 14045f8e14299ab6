import { ApiObject } from 'cdk8s';
import { AddOn, Driver, Unit } from '../../../lib';
import { environment } from '../../support/environment';
import { cluster, filesOf, findingsOf, objectIn, reader, settings, unitsOf } from '../../support/fleet';

const ADD_ONS = ['crds', 'pulumi-esc-csi-provider', 'secrets-store-csi-driver'];

test('a cluster without bindings gets no add-on', () => {
  const prod = cluster();
  settings(prod, 'web', 'default');

  expect(unitsOf(prod)).toEqual(['flux', 'web']);
});

test('a binding brings the driver, its CRDs and the provider', () => {
  const prod = cluster();
  reader(prod, 'checkout', { namespace: 'default' });

  expect(unitsOf(prod)).toEqual(['checkout', 'crds', 'flux', ...ADD_ONS.slice(1)]);
});

test('a driver managed elsewhere is not installed, nor are its CRDs', () => {
  const prod = cluster({ driver: Driver.managedElsewhere() });
  reader(prod, 'checkout', { namespace: 'default' });

  expect(unitsOf(prod)).toEqual(['checkout', 'flux', 'pulumi-esc-csi-provider']);
});

test('the CRDs can be left to their owner while the driver is installed', () => {
  const prod = cluster({ driver: Driver.installed({ crds: false }) });
  reader(prod, 'checkout', { namespace: 'default' });

  expect(unitsOf(prod)).toEqual(['checkout', 'flux', 'pulumi-esc-csi-provider', 'secrets-store-csi-driver']);
});

test('pods name the driver that is managed elsewhere', () => {
  const prod = cluster({ driver: Driver.managedElsewhere({ driverName: 'esc.csi.example' }) });
  reader(prod, 'checkout');

  expect(filesOf(prod).get('checkout/deployment-checkout.yaml')).toContain('driver: esc.csi.example\n');
});

test('a provider managed elsewhere is not installed, nor are its rights', () => {
  const prod = cluster({ csiProviders: { pulumi: AddOn.managedElsewhere() } });
  reader(prod, 'checkout', { namespace: 'default' });

  expect(unitsOf(prod)).toEqual(['checkout', 'crds', 'flux', 'secrets-store-csi-driver']);
});

test('what the program asks for is installed before any binding needs it', () => {
  const prod = cluster({ driver: Driver.installed(), csiProviders: { pulumi: AddOn.installed({}) } });

  expect(unitsOf(prod)).toEqual(['crds', 'flux', ...ADD_ONS.slice(1)]);
});

test('options of the driver and the provider reach their objects', () => {
  const prod = cluster({
    driver: Driver.installed({ namespace: 'csi' }),
    csiProviders: { pulumi: AddOn.installed({ namespace: 'csi' }) },
  });

  expect([...filesOf(prod).keys()]).toEqual(
    expect.arrayContaining([
      'secrets-store-csi-driver/daemonset-secrets-store-csi-driver.yaml',
      'pulumi-esc-csi-provider/daemonset-pulumi-esc-csi-provider.yaml',
    ]),
  );
  expect(objectIn(prod, 'pulumi-esc-csi-provider/daemonset-pulumi-esc-csi-provider.yaml')).toMatchObject({
    metadata: { namespace: 'csi' },
  });
});

test('the driver is synced after its CRDs', () => {
  const prod = cluster();
  reader(prod, 'checkout', { namespace: 'default' });

  expect(filesOf(prod).get('flux/kustomization-secrets-store-csi-driver.yaml')).toContain(
    'dependsOn:\n    - name: crds\n',
  );
});

test('the driver does not rotate while no binding does', () => {
  const prod = cluster({ driver: Driver.installed({ rotation: {} }) });
  reader(prod, 'checkout');

  expect(driverOf(prod)).not.toContain('--enable-secret-rotation=true');
});

test('one rotating binding makes the driver rotate', () => {
  const prod = cluster();
  reader(prod, 'checkout');
  reader(prod, 'search', { rotation: { onChange: 'reload' } });

  expect(driverOf(prod)).toContain('--enable-secret-rotation=true');
});

test('the provider may read the access tokens in use, by name, and no other Secret', () => {
  const prod = cluster();
  reader(prod, 'checkout');
  reader(prod, 'search', { tokenName: 'search-token' });
  reader(prod, 'ledger', { namespace: 'finance' });

  const roles = [...filesOf(prod).keys()].filter((path) => path.includes('role-'));

  expect(roles.filter((path) => path.startsWith('pulumi-esc-csi-provider/'))).toEqual([
    'pulumi-esc-csi-provider/finance/role-pulumi-esc-csi-provider-auth.yaml',
    'pulumi-esc-csi-provider/shop/role-pulumi-esc-csi-provider-auth.yaml',
  ]);
  expect(objectIn(prod, 'pulumi-esc-csi-provider/shop/role-pulumi-esc-csi-provider-auth.yaml').rules).toEqual([
    { apiGroups: [''], resources: ['secrets'], resourceNames: ['pulumi-access-token', 'search-token'], verbs: ['get'] },
  ]);
});

test('a store that nothing is bound to gives no right', () => {
  const prod = cluster({ csiProviders: { pulumi: AddOn.installed({}) } });
  environment({}, settings(prod, 'web'));

  expect([...filesOf(prod).keys()].filter((path) => path.includes('role-'))).toEqual([]);
});

test('the namespaces of units are made, and enforce the Pod Security level of the policy', () => {
  const prod = cluster({ policy: { podSecurity: 'restricted' } });
  settings(prod, 'web');

  expect(objectIn(prod, 'namespaces/namespace-shop.yaml').metadata).toMatchObject({
    name: 'shop',
    labels: { 'pod-security.kubernetes.io/enforce': 'restricted' },
  });
});

test('namespaces enforce baseline by default', () => {
  const prod = cluster();
  settings(prod, 'web');

  expect(filesOf(prod).get('namespaces/namespace-shop.yaml')).toContain('pod-security.kubernetes.io/enforce: baseline');
});

test('a namespace made for the driver admits its pods', () => {
  const prod = cluster({ driver: Driver.installed({ namespace: 'csi' }) });
  settings(prod, 'web', 'csi');

  expect(filesOf(prod).get('namespaces/namespace-csi.yaml')).toContain(
    'pod-security.kubernetes.io/enforce: privileged',
  );
});

test.each(['default', 'kube-system', 'flux-system', 'shared'])('namespace %s is there already', (namespace) => {
  const prod = cluster({ existingNamespaces: ['shared'] });
  settings(prod, 'web', namespace);

  expect(unitsOf(prod)).toEqual(['flux', 'web']);
  expect(findingsOf(prod)).toEqual([]);
});

test('a namespace that the program makes itself is not made again', () => {
  const prod = cluster();
  const unit = settings(prod, 'web');
  new ApiObject(unit, 'namespace', { apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'shop' } });

  expect(findingsOf(prod)).toEqual([]);
  expect(unitsOf(prod)).toEqual(['flux', 'web']);
});

test("the program's own unit of an add-on's name takes the add-on in", () => {
  const prod = cluster();
  const crds = new Unit(prod, 'crds');
  new ApiObject(crds, 'widget', widgetCrd());
  reader(prod, 'checkout');

  expect([...filesOf(prod).keys()].filter((path) => path.startsWith('crds/'))).toHaveLength(3);
});

function driverOf(prod: ReturnType<typeof cluster>): string {
  return filesOf(prod).get('secrets-store-csi-driver/daemonset-secrets-store-csi-driver.yaml') ?? '';
}

function widgetCrd() {
  return {
    apiVersion: 'apiextensions.k8s.io/v1',
    kind: 'CustomResourceDefinition',
    metadata: { name: 'widgets.example.com' },
    spec: { group: 'example.com', scope: 'Namespaced', names: { kind: 'Widget', plural: 'widgets' }, versions: [] },
  };
}
