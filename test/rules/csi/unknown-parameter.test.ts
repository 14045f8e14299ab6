import type { JsonObject } from '../../../lib/core/json';
import { knownParameters } from '../../../lib/rules/csi/unknown-parameter';
import { classVolume, reading } from '../../support/classes';
import { check, codes } from '../../support/cluster-subject';
import { secretProviderClass } from '../../support/manifests';

test('a parameter that Pulumi does not know is refused, with those that it does', () => {
  const [finding] = check(knownParameters, [pulumi({ filePermission: '0644' })]);

  expect(finding).toMatchObject({ code: 'csi/unknown-parameter', severity: 'error', path: 'prod/shop/db' });
  expect(finding?.cause).toContain('json: unknown field "filePermission"');
  expect(finding?.mend).toContain('authSecretName, authSecretNamespace');
});

test('an attribute of a volume is one too', () => {
  const pod = reading({}, { volumes: [{ name: 'db', csi: classVolume({ team: 'web' }) }] });

  expect(codes(knownParameters, [pulumi({}), pod])).toEqual(['csi/unknown-parameter error prod/shop/app']);
});

test.each([{ organization: 'acme', secrets: '' }, { Organization: 'acme' }])('%j pass', (parameters) => {
  expect(codes(knownParameters, [pulumi(parameters), reading()])).toEqual([]);
});

test('what other providers ignore passes', () => {
  const azure = secretProviderClass({ provider: 'azure', parameters: { team: 'web' } });

  expect(codes(knownParameters, [azure])).toEqual([]);
});

function pulumi(parameters: JsonObject): JsonObject {
  return secretProviderClass({ provider: 'pulumi', parameters });
}
