import { ApiObject, type ApiObjectMetadata, App, Chart, Lazy } from 'cdk8s';
import fc from 'fast-check';
import { plainMetadata } from '../../lib/core/plain-metadata';

function object(metadata: ApiObjectMetadata = {}, labels: Record<string, string> = {}): ApiObject {
  const chart = new Chart(new App(), 'chart', { labels, disableResourceNameHashes: true });
  return new ApiObject(chart, 'object', { apiVersion: 'v1', kind: 'ConfigMap', metadata });
}

test('names, labels and annotations are taken as they are', () => {
  const one = object({ name: 'a', namespace: 'b', labels: { c: 'd' }, annotations: { e: 'f' } }, { team: 'shop' });
  const toJson = jest.spyOn(one.metadata, 'toJson');

  const metadata = plainMetadata(one);

  expect(metadata).toEqual({
    name: 'a',
    namespace: 'b',
    labels: { c: 'd', team: 'shop' },
    annotations: { e: 'f' },
  });
  expect(toJson).not.toHaveBeenCalled();
});

test.each<[string, (one: ApiObject) => void]>([
  ['a label that is added later', ({ metadata }) => metadata.addLabel('late', 'yes')],
  ['an annotation that is added later', ({ metadata }) => metadata.addAnnotation('late', 'yes')],
  ['a finalizer', ({ metadata }) => metadata.addFinalizers('example.com/hold')],
  ['an owner', ({ metadata }) => metadata.addOwnerReference({ apiVersion: 'v1', kind: 'Pod', name: 'pod', uid: '1' })],
  ['a field of any kind', ({ metadata }) => metadata.add('generateName', 'a-')],
  ['a lazy value', ({ metadata }) => metadata.addLabel('late', Lazy.any({ produce: () => 'made' }))],
  ['a label without a value', ({ metadata }) => metadata.addLabel('none', undefined as unknown as string)],
  ['a number', ({ metadata }) => metadata.addLabel('count', 1 as unknown as string)],
])('%s: what cdk8s renders', (_what, change) => {
  const one = object({ name: 'a' });
  change(one);

  expect(plainMetadata(one)).toEqual(one.metadata.toJson());
});

test('whatever the texts are, cdk8s renders the same', () => {
  // cdk8s 2.70.106 loses a key of this name.
  const keys = fc.string().filter((key) => key !== '__proto__');
  const texts = fc.dictionary(keys, fc.string(), { noNullPrototype: true });
  const metadata = fc.record({ name: fc.string(), labels: texts, annotations: texts }, { requiredKeys: [] });
  fc.assert(
    fc.property(metadata, (given) => {
      const one = object(given);

      expect(plainMetadata(one)).toEqual(one.metadata.toJson());
    }),
  );
});
