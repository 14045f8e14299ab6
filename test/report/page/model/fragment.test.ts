import { array, constantFrom, assert as forAll, property, record, string } from 'fast-check';
import { NO_FILTER } from '../../../../lib/report/page/model/filter';
import { fragmentOf, viewOf } from '../../../../lib/report/page/model/fragment';

const text = string({ unit: 'grapheme' });

test('an address brings back what was on show', () => {
  const filter = record({
    cluster: text,
    namespace: text,
    store: text,
    delivery: text,
    etcd: constantFrom('', 'yes', 'no'),
    search: text,
  });

  forAll(
    property(record({ filter, path: array(text) }), (view) => {
      expect(viewOf(fragmentOf(view))).toEqual(view);
    }),
  );
});

test('a page that nobody has touched adds nothing to its address', () => {
  expect(fragmentOf({ filter: NO_FILTER, path: [] })).toBe('');
});

test('what an address says besides is left out', () => {
  expect(viewOf('colour=red&cluster=prod')).toEqual({ filter: { ...NO_FILTER, cluster: 'prod' }, path: [] });
});
