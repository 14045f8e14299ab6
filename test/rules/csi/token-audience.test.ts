import { tokenAudiences } from '../../../lib/rules/csi/token-audience';
import { azureStoreSubject, check, codes, storeSubject } from '../../support/cluster-subject';

test('an audience that the driver does not ask for is refused, with the line that says it does', () => {
  const [finding, ...others] = check(tokenAudiences, [], { stores: [azureStoreSubject()] });

  expect(finding).toMatchObject({ code: 'csi/token-audience', severity: 'error', path: 'prod/shop/vault' });
  expect(finding?.mend).toContain("tokenAudiences: ['api://AzureADTokenExchange']");
  expect(others).toEqual([]);
});

test('an audience that the driver asks for passes', () => {
  const driver = { name: 'secrets-store.csi.k8s.io', tokenAudiences: ['api://AzureADTokenExchange'] };

  expect(codes(tokenAudiences, [], { driver, stores: [azureStoreSubject()] })).toEqual([]);
});

test.each([
  [[], []],
  [['api://one'], ['csi/token-audience error prod/shop/vault']],
  [['api://one', 'acme.svc.id.goog'], []],
])('a provider that wants its own token among others, with %j', (audiences, expected) => {
  const google = storeSubject({
    path: 'prod/shop/vault',
    provider: {
      name: 'gcp',
      version: '1.15.0',
      foreignTokens: 'break-mounts-without-own',
      tokenAudience: 'acme.svc.id.goog',
    },
  });

  expect(
    codes(tokenAudiences, [], { driver: { name: 'driver', tokenAudiences: audiences }, stores: [google] }),
  ).toEqual(expected);
});
