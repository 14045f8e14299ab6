import { parse } from 'yaml';
import type { AwsSecretOptions } from '../../../lib/stores/aws-secrets-manager/secret';
import { AwsSecretsManager } from '../../../lib/stores/aws-secrets-manager/secrets-manager';
import { isUnavailable, type Property } from '../../../lib/stores/store';
import { irsa } from '../../support/identities';
import { shop } from '../../support/identity';

const ARN = 'arn:aws:secretsmanager:eu-central-1:111122223333:secret:shop/db-AbCdEf';
const ID = 'a1b2c3d4-5678-90ab-cdef-111111111111';

test('a secret is a reference to the whole of its current version', () => {
  const store = secretsManager();

  expect(store.secret('shop/db')).toEqual({
    store,
    path: 'shop/db',
    csiObject: { fields: { objectName: 'shop/db', objectType: 'secretsmanager' } },
    remoteRef: { key: 'shop/db' },
  });
});

test('a class names the file itself, so that no slash of the secret becomes an underscore', () => {
  expect(classOf(secretsManager().secret('shop/db'))).toEqual({
    region: 'eu-central-1',
    objects: [{ objectAlias: 'password', objectName: 'shop/db', objectType: 'secretsmanager' }],
  });
});

test('a version is a version to the driver and has a prefix for the operator', () => {
  const property = secretsManager().secret('shop/db', { version: ID });

  expect(property.path).toBe(`shop/db?version=${ID}`);
  expect(property.remoteRef).toEqual({ key: 'shop/db', version: `uuid/${ID}` });
  expect(classOf(property).objects).toEqual([expect.objectContaining({ objectVersion: ID })]);
});

test('a staging label is a label to the driver and bare for the operator', () => {
  const property = secretsManager().secret('shop/db', { version: { stage: 'AWSPREVIOUS' } });

  expect(property.path).toBe('shop/db?stage=AWSPREVIOUS');
  expect(property.remoteRef).toEqual({ key: 'shop/db', version: 'AWSPREVIOUS' });
  expect(classOf(property).objects).toEqual([expect.objectContaining({ objectVersionLabel: 'AWSPREVIOUS' })]);
});

test('a field is one key to the operator, whatever characters it has', () => {
  const property = secretsManager().secret('shop/db', { field: 'tls.crt' });

  expect(property.path).toBe('shop/db#tls.crt');
  expect(property.remoteRef).toEqual({ key: 'shop/db', property: 'tls\\.crt' });
});

test('a field is not mounted, because the whole secret would lie beside it', () => {
  const { csiObject } = secretsManager().secret('shop/db', { field: 'password' });

  expect(csiObject).toEqual({ unavailable: expect.stringContaining('mounts the whole secret') });
});

test.each<[string, AwsSecretOptions | undefined]>([
  ['shop/db', undefined],
  ['a'.repeat(512), undefined],
  ['rds!cluster-a96bebc-86c1-4982-9f9f-7d6a651d2464', undefined],
  [ARN, undefined],
  ['arn:aws-us-gov:secretsmanager:eu-central-1:111122223333:secret:db-AbCdEf', undefined],
  ['db', { version: { stage: 'AWSCURRENT' } }],
  ['db', { version: ID, field: 'a' }],
])('%s %j is a reference', (name, options) => {
  expect(secretsManager().secret(name, options).problem).toBeUndefined();
});

test.each<[string, AwsSecretOptions | undefined, string]>([
  ['', undefined, '"" is no name of a secret'],
  ['shop db', undefined, '"shop db" is no name of a secret'],
  ['a'.repeat(513), undefined, 'is no name of a secret'],
  [ARN.replace('eu-central-1', 'us-east-1'), undefined, 'lies in us-east-1, and the store in eu-central-1'],
  [ARN.replace('secretsmanager', 'ssm'), undefined, 'is no name of a secret'],
  [ARN.replace('shop/db', 'shop db'), undefined, '"shop db-AbCdEf" is no name of a secret'],
  ['db', { version: '3' }, '"3" is no id of a version'],
  ['db', { version: { stage: '' } }, '"" is no staging label'],
  ['db', { field: '' }, 'the field is empty'],
])('%s %j is no reference: %s', (name, options, problem) => {
  expect(secretsManager().secret(name, options).problem).toContain(problem);
});

test('everything that is wrong with a reference is told, a line each', () => {
  const { problem } = secretsManager().secret('', { version: '3', field: '' });

  expect(problem?.split('\n')).toHaveLength(3);
});

function secretsManager(): AwsSecretsManager {
  return new AwsSecretsManager(shop(), 'store', { region: 'eu-central-1', identity: irsa() });
}

/** The class that mounts a property as `password`, with its objects read back. */
function classOf(property: Property): Record<string, unknown> {
  const { csi } = property.store;
  if (isUnavailable(csi)) throw new Error(csi.unavailable);
  const { objects = '', ...others } = csi.parameters([{ fileName: 'password', property }]);
  return { ...others, objects: parse(objects) };
}
