import type { JsonObject } from '../../../lib/core/json';
import { harmlessPushes } from '../../../lib/rules/eso/push-breaks-store';
import { check, codes } from '../../support/cluster-subject';
import { secretStore } from '../../support/stores';

test('a push to an environment of Pulumi ESC is refused, with what it would break', () => {
  const [finding] = check(harmlessPushes, [secretStore({ pulumi: {} }), push()]);

  expect(finding).toMatchObject({ code: 'eso/push-breaks-store', severity: 'error', path: 'prod/shop/push' });
  expect(finding?.cause).toContain('every secret stands there in plain text');
});

test.each(['vault', 'doppler'])('a push to a store of %s passes', (provider) => {
  expect(codes(harmlessPushes, [secretStore({ [provider]: {} }), push()])).toEqual([]);
});

test('a push that tells it itself is left alone', () => {
  const isTold = (code: string) => code === 'eso/push-provider';

  expect(codes(harmlessPushes, [secretStore({ pulumi: {} }), push()], { isTold })).toEqual([]);
});

function push(): JsonObject {
  const metadata = { name: 'push', namespace: 'shop' };
  const secretStoreRefs = [{ name: 'other' }, { kind: 'SecretStore', name: 'esc' }];
  return { apiVersion: 'external-secrets.io/v1alpha1', kind: 'PushSecret', metadata, spec: { secretStoreRefs } };
}
