import { accessTokenNamespaces } from '../../../lib/rules/esc/access-token-namespace';
import { check, codes, storeSubject } from '../../support/cluster-subject';

test('an access token in a namespace that exists passes', () => {
  expect(codes(accessTokenNamespaces, [], { stores: [storeSubject()] })).toEqual([]);
});

test('an access token in a namespace that nobody creates is refused with the line to add', () => {
  const credential = { name: 'token', namespace: 'elsewhere' };

  const [finding] = check(accessTokenNamespaces, [], { stores: [storeSubject({ credentials: [credential] })] });

  expect(finding).toMatchObject({
    code: 'esc/access-token-namespace',
    severity: 'error',
    path: 'prod/shop/production',
    mend: "Declare the namespace in the cluster: existingNamespaces: ['elsewhere'].",
  });
});
