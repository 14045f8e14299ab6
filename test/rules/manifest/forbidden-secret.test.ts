import { forbiddenSecrets } from '../../../lib/rules/manifest/forbidden-secret';
import { codes, storeSubject } from '../../support/cluster-subject';
import { externalSecret, secretProviderClass } from '../../support/manifests';

const forbidden = { kubernetesSecrets: 'forbidden' } as const;

test.each([
  ['an ExternalSecret', externalSecret()],
  ['a class that syncs', secretProviderClass({ secretObjects: [{ secretName: 'db' }] })],
])('%s where Secrets are forbidden is refused', (_, manifest) => {
  expect(codes(forbiddenSecrets, [manifest], forbidden)).toEqual(['manifest/forbidden-secret error prod/shop/db']);
});

test.each([
  ['that it names', externalSecret({ target: { name: 'token' } }), 'token'],
  ['of its own name', externalSecret(), 'db'],
])('an ExternalSecret that brings a credential %s passes where Secrets are forbidden', (_, manifest, name) => {
  const stores = [storeSubject({ credentials: [{ name, namespace: 'shop' }] })];

  expect(codes(forbiddenSecrets, [manifest], { ...forbidden, stores })).toEqual([]);
});

test('a class that only mounts passes where Secrets are forbidden', () => {
  expect(codes(forbiddenSecrets, [secretProviderClass()], forbidden)).toEqual([]);
});

test('an ExternalSecret passes where Secrets are allowed', () => {
  expect(codes(forbiddenSecrets, [externalSecret()])).toEqual([]);
});
