import { AddOn } from '../../lib';
import { cluster, filesOf, reader, settings } from '../support/fleet';

test('each access token is made once, however many apps read with it', () => {
  const prod = cluster();
  reader(prod, 'checkout');
  reader(prod, 'search');

  expect(headingsOf(prod)).toEqual([
    '1. Create namespace shop',
    '2. Create the access token Secret shop/pulumi-access-token',
    '3. Install Flux',
    '4. Let no unit hold up others',
    '5. Hand the cluster to Flux',
  ]);
});

test('the command names the file of the namespace', () => {
  const prod = cluster();
  reader(prod, 'checkout');

  expect(filesOf(prod).get('BOOTSTRAP.md')).toContain('kubectl apply -f dist/prod/namespaces/namespace-shop.yaml\n');
});

test('a namespace that is there already is not made', () => {
  const prod = cluster({ existingNamespaces: ['shop'] });
  reader(prod, 'checkout');

  expect(headingsOf(prod)[0]).toBe('1. Create the access token Secret shop/pulumi-access-token');
});

test('the access token of a provider managed elsewhere is asked for all the same', () => {
  const prod = cluster({ csiProviders: { pulumi: AddOn.managedElsewhere() } });
  reader(prod, 'checkout', { namespace: 'default' });

  expect(headingsOf(prod)[0]).toBe('1. Create the access token Secret default/pulumi-access-token');
});

test('an access token that somebody else makes is not asked for', () => {
  const existingObjects = [{ kind: 'Secret', namespace: 'default', name: 'pulumi-access-token' }] as const;
  const prod = cluster({ existingObjects });
  reader(prod, 'checkout', { namespace: 'default' });

  expect(headingsOf(prod)[0]).toBe('1. Install Flux');
});

test('a cluster without secrets has only its engine to start', () => {
  const prod = cluster();
  settings(prod, 'web');

  expect(headingsOf(prod)).toEqual(['1. Install Flux', '2. Let no unit hold up others', '3. Hand the cluster to Flux']);
});

function headingsOf(prod: ReturnType<typeof cluster>): string[] {
  const page = filesOf(prod).get('BOOTSTRAP.md') ?? '';
  return [...page.matchAll(/^## (.*)$/gm)].map(([, heading = '']) => heading);
}
