import fc from 'fast-check';
import type { Rendered } from '../rendering';
import { find, operator, rightsOf } from './operator';

const WRITES = [
  { namespace: 'shop', names: ['db', 'cms'] },
  { namespace: 'shop', names: ['db'] },
];

const isRole = ({ kind }: Rendered) => kind === 'Role';
const clusterRights = (props: Parameters<typeof operator>[0] = {}) =>
  rightsOf(find(operator(props), 'ClusterRole', 'external-secrets-controller'));

test('a namespace with targets allows to create Secrets, and the rest on the targets alone', () => {
  const role = find(operator({ writes: WRITES }), 'Role', 'external-secrets-controller', 'shop');

  expect(rightsOf(role)).toEqual(['secrets create', 'secrets [cms,db] get,update,patch,delete']);
});

test('credentials, templates and tokens are allowed by name, where they are', () => {
  const role = find(
    operator({
      reads: [
        { namespace: 'shop', name: 'token' },
        { namespace: 'shop', name: 'ca', kind: 'ConfigMap' },
      ],
      serviceAccounts: [{ namespace: 'shop', name: 'eso' }],
    }),
    'Role',
    'external-secrets-controller',
    'shop',
  );

  expect(rightsOf(role)).toEqual(['secrets [token] get', 'configmaps [ca] get', 'serviceaccounts/token [eso] create']);
});

test('a Secret that is written and read is named once', () => {
  const role = find(
    operator({ writes: WRITES, reads: [{ namespace: 'shop', name: 'db' }] }),
    'Role',
    'external-secrets-controller',
    'shop',
  );

  expect(rightsOf(role)).toEqual(['secrets create', 'secrets [cms,db] get,update,patch,delete']);
});

test('a namespace without names gets no Role: an empty list of names would allow every name', () => {
  const roles = operator({ writes: [{ namespace: 'shop', names: [] }] }).filter(isRole);

  expect(roles.map(({ metadata }) => metadata.namespace)).toEqual(['external-secrets']);
});

test("the bindings of other namespaces are for the controller's ServiceAccount in its own", () => {
  const objects = operator({ namespace: 'secrets', writes: WRITES });

  expect(find(objects, 'RoleBinding', 'external-secrets-controller', 'shop').subjects).toEqual([
    { kind: 'ServiceAccount', name: 'external-secrets', namespace: 'secrets' },
  ]);
});

test('order and repetition change nothing', () => {
  const address = fc.record({ namespace: fc.constantFrom('a', 'b'), name: fc.constantFrom('x', 'y', 'z') });

  fc.assert(
    fc.property(fc.array(address), (addresses) => {
      const writes = addresses.map(({ namespace, name }) => ({ namespace, names: [name] }));

      expect(operator({ writes: [...writes, ...writes].reverse() })).toEqual(operator({ writes }));
    }),
    { numRuns: 20 },
  );
});

test('cluster-wide the controller lists Secrets, as its informers need, and does nothing else with them', () => {
  expect(clusterRights({ writes: WRITES }).filter((right) => right.startsWith('secrets '))).toEqual([
    'secrets list,watch',
  ]);
});

test('without cluster-scoped kinds the controller may not read namespaces, nor any kind that is off', () => {
  const resources = new Set(clusterRights().map((right) => right.split(/[ /]/)[0]));

  expect([...resources].sort()).toEqual([
    'events',
    'externalsecrets',
    'generatorstates',
    'secrets',
    'secretstores',
    'serviceaccounts',
  ]);
});

test('only ClusterExternalSecrets may make ExternalSecrets and change namespaces', () => {
  const rights = clusterRights({ reconcilers: ['clusterExternalSecrets'] });

  expect(rights).toEqual(expect.arrayContaining(['externalsecrets create,update,delete', 'namespaces update,patch']));
  expect(clusterRights({ reconcilers: ['clusterSecretStores'] }).join()).not.toMatch(
    /create,update,delete|namespaces up/,
  );
});

test('generators that may be named are readable, and no others', () => {
  const rights = clusterRights({ generators: ['Password', 'ClusterGenerator'] });

  expect(rights).toEqual(expect.arrayContaining(['clustergenerators get,list,watch', 'passwords get,list,watch']));
  expect(rights.join()).not.toContain('uuids');
});

test('the cert-controller reads and changes its own Secret, and no other', () => {
  const roles = operator().filter(({ metadata }) => metadata.name === 'external-secrets-cert-controller');

  expect(roles.flatMap(rightsOf).filter((right) => right.startsWith('secrets'))).toEqual([
    'secrets [external-secrets-webhook] get,update,patch',
  ]);
});

test('the cert-controller changes the installed CRDs that it certifies, and its webhook configurations', () => {
  const rights = rightsOf(find(operator(), 'ClusterRole', 'external-secrets-cert-controller'));

  expect(rights.filter((right) => right.includes('['))).toEqual([
    'customresourcedefinitions [externalsecrets.external-secrets.io,secretstores.external-secrets.io] update,patch',
    'validatingwebhookconfigurations [secretstore-validate,externalsecret-validate] update,patch',
  ]);
});

test('each elects its leader with one Lease', () => {
  const objects = operator({ replicas: { controller: 2, certController: 2 } });

  const leases = objects
    .filter(isRole)
    .flatMap(rightsOf)
    .filter((right) => right.startsWith('leases ['));
  expect(leases).toEqual([
    'leases [external-secrets-controller] get,update,patch',
    'leases [crd-certs-controller] get,update,patch',
  ]);
});

test("editors write a namespace's kinds, and viewers read all that are installed", () => {
  const objects = operator({ reconcilers: ['clusterSecretStores'], generators: ['ClusterGenerator', 'UUID'] });
  const resourcesOf = (name: string) =>
    rightsOf(find(objects, 'ClusterRole', name)).map((right) => right.split(' ')[0]);

  expect(resourcesOf('external-secrets-view')).toEqual([
    'clustersecretstores',
    'externalsecrets',
    'secretstores',
    'clustergenerators',
    'generatorstates',
    'uuids',
  ]);
  expect(resourcesOf('external-secrets-edit')).toEqual(['externalsecrets', 'secretstores', 'generatorstates', 'uuids']);
});

test('roles for others can be left out', () => {
  const names = operator({ aggregatedRoles: false }).map(({ metadata }) => metadata.name);

  expect(names.filter((name) => /-(view|edit|servicebindings)$/.test(name))).toEqual([]);
});
