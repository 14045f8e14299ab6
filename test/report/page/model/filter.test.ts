import { choicesOf, type Filter, filterRows, NO_FILTER } from '../../../../lib/report/page/model/filter';
import { type Row, rowsOf } from '../../../../lib/report/page/model/row';
import { inventory, inventoryBinding, operatorBinding } from '../../../support/inventory';

const ROWS = rowsOf([
  inventory({ cluster: 'prod', bindings: [inventoryBinding(), operatorBinding({ property: 'smtp.password' })] }),
  inventory({
    cluster: 'staging',
    bindings: [
      inventoryBinding({
        store: 'acme/shop/staging',
        property: 'API.Key',
        workload: { kind: 'Job', namespace: 'batch', name: 'import' },
      }),
    ],
  }),
]);

test('no filter leaves every binding', () => {
  const left = filterRows(ROWS, NO_FILTER);

  expect(left).toEqual(ROWS);
});

test.each([
  { filter: { cluster: 'staging' }, left: ['API.Key'] },
  { filter: { namespace: 'batch' }, left: ['API.Key'] },
  { filter: { store: 'acme/shop/production' }, left: ['database.password', 'smtp.password'] },
  { filter: { delivery: 'external-secret' }, left: ['smtp.password'] },
  { filter: { etcd: 'yes' }, left: ['smtp.password'] },
  { filter: { etcd: 'no', cluster: 'prod' }, left: ['database.password'] },
])('$filter leaves the bindings that are so', ({ filter, left }) => {
  expect(propertiesLeft(filter)).toEqual(left);
});

test.each([
  { search: 'api.key', what: 'a property in whatever case' },
  { search: 'import', what: 'a workload' },
  { search: 'api acme', what: 'several words in any order' },
])('a search finds $what', ({ search }) => {
  expect(propertiesLeft({ search })).toEqual(['API.Key']);
});

test('a search finds a variable and a Secret', () => {
  expect(propertiesLeft({ search: 'DB_PASSWORD checkout-production' })).toEqual(['smtp.password']);
});

test('the choices of a facet are its values, each once and sorted', () => {
  expect(choicesOf(ROWS, 'namespace')).toEqual(['batch', 'shop']);
});

function propertiesLeft(filter: Partial<Filter>): readonly string[] {
  return filterRows(ROWS, { ...NO_FILTER, ...filter }).map(({ binding }: Row) => binding.property);
}
