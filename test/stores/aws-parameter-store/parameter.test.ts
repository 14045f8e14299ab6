import { parse } from 'yaml';
import { findingsOf } from '../../../lib/core/report-finding';
import type { AwsParameterOptions } from '../../../lib/stores/aws-parameter-store/parameter';
import { AwsParameterStore } from '../../../lib/stores/aws-parameter-store/parameter-store';
import { isUnavailable, type Property } from '../../../lib/stores/store';
import { irsa } from '../../support/identities';
import { shop } from '../../support/identity';

test('a parameter is a reference to its newest version', () => {
  const store = parameterStore();

  expect(store.parameter('/shop/db/password')).toEqual({
    store,
    path: '/shop/db/password',
    csiObject: { fields: { objectName: '/shop/db/password', objectType: 'ssmparameter' } },
    remoteRef: { key: '/shop/db/password' },
  });
});

test('a class names the file itself, so that no slash of the parameter becomes an underscore', () => {
  expect(objectsOf(parameterStore().parameter('/shop/db/password'))).toEqual([
    { objectAlias: 'file-0', objectName: '/shop/db/password', objectType: 'ssmparameter' },
  ]);
});

test('a version is text to the driver and to the operator', () => {
  const property = parameterStore().parameter('/db', { version: 3 });

  expect(property.path).toBe('/db?version=3');
  expect(property.remoteRef).toEqual({ key: '/db', version: '3' });
  expect(objectsOf(property)).toEqual([expect.objectContaining({ objectVersion: '3' })]);
});

test('a label is no version to the driver, and one to the operator', () => {
  const property = parameterStore().parameter('/db', { version: { label: 'live' } });

  expect(property.path).toBe('/db?label=live');
  expect(property.remoteRef).toEqual({ key: '/db', version: 'live' });
  expect(objectsOf(property)).toEqual([
    { objectAlias: 'file-0', objectName: '/db', objectType: 'ssmparameter', objectVersionLabel: 'live' },
  ]);
});

test.each<[string, AwsParameterOptions | undefined]>([
  ['password', undefined],
  ['/password', undefined],
  ['/aws/reference/secretsmanager/db', undefined],
  ['/a'.repeat(15), undefined],
  ['/db', { version: 1 }],
  ['/db', { version: { label: 'Live_2.0-rc' } }],
])('%s %j is a reference', (name, options) => {
  expect(parameterStore().parameter(name, options).problem).toBeUndefined();
});

test.each<[string, AwsParameterOptions | undefined, string]>([
  ['', undefined, '"" is no name of a parameter'],
  ['shop/db', undefined, '"shop/db" is no name of a parameter'],
  ['/shop/', undefined, '"/shop/" is no name of a parameter'],
  ['/shop db', undefined, '"/shop db" is no name of a parameter'],
  ['/db:3', undefined, '"/db:3" is no name of a parameter'],
  ['arn:aws:ssm:eu-central-1:111122223333:parameter/db', undefined, 'is no name of a parameter'],
  ['/a'.repeat(16), undefined, 'is no name of a parameter'],
  [`/${'a'.repeat(1011)}`, undefined, 'a name of 1012 characters is 1 too long'],
  ['/db', { version: 0 }, '0 is no version'],
  ['/db', { version: 1.5 }, '1.5 is no version'],
  ['/db', { version: { label: '2nd' } }, '"2nd" is no label'],
  ['/db', { version: { label: 'AWSlive' } }, '"AWSlive" is no label'],
])('%s %j is no reference: %s', (name, options, problem) => {
  expect(parameterStore().parameter(name, options).problem).toContain(problem);
});

test('a parameter twice in one class is an error, even in two versions', () => {
  const store = parameterStore();

  objectsOf(store.parameter('/db', { version: 2 }), store.parameter('/db'));

  expect(findingsOf(store)).toEqual([
    expect.objectContaining({
      code: 'aws/duplicate-parameter',
      problem: 'The files "file-0" and "file-1" of one volume show the parameter "/db".',
    }),
  ]);
});

test('different parameters share a class', () => {
  const store = parameterStore();

  objectsOf(store.parameter('/db'), store.parameter('/cache'));

  expect(findingsOf(store)).toEqual([]);
});

function parameterStore(): AwsParameterStore {
  return new AwsParameterStore(shop(), 'store', { region: 'eu-central-1', identity: irsa() });
}

/** What the provider is asked for by a class that mounts these as `file-0` and so on. */
function objectsOf(...properties: readonly [Property, ...Property[]]): unknown {
  const { csi } = properties[0].store;
  if (isUnavailable(csi)) throw new Error(csi.unavailable);
  const { objects = '' } = csi.parameters(properties.map((property, i) => ({ fileName: `file-${i}`, property })));
  return parse(objects);
}
