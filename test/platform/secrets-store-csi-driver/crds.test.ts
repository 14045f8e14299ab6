import { SecretsStoreCsiDriverCrds } from '../../../lib/platform/secrets-store-csi-driver/crds';
import { identities, render } from '../rendering';

const crds = () => render((scope) => new SecretsStoreCsiDriverCrds(scope, 'crds'), 'chart-namespace');

test('both kinds are there, without a namespace', () => {
  expect(identities(crds())).toEqual([
    'CustomResourceDefinition secretproviderclasses.secrets-store.csi.x-k8s.io',
    'CustomResourceDefinition secretproviderclasspodstatuses.secrets-store.csi.x-k8s.io',
  ]);
});

test('v1 is stored and v1alpha1 still served, so that stored objects of old stay readable', () => {
  const versions = crds().map(({ spec }) =>
    (spec.versions as readonly Record<string, unknown>[]).map(({ name, served, storage }) => [name, served, storage]),
  );

  expect(versions).toEqual(
    Array(2).fill([
      ['v1', true, true],
      ['v1alpha1', true, false],
    ]),
  );
});

test('schemas carry no descriptions', () => {
  expect(JSON.stringify(crds())).not.toContain('"description"');
});
