import { flowOf } from '../../../../lib/report/page/model/flow';
import { operatorBinding } from '../../../support/inventory';
import { manyRows, rowsWith } from './rows';

test('a small flow leads from the store through the property and the delivery to the workload', () => {
  const { links, nodes, remarks } = flowOf(rowsWith({}));

  expect(nodes.map(({ label, level }) => [level, label])).toEqual([
    [0, 'acme/shop/production'],
    [1, 'database.password'],
    [2, 'CSI file'],
    [3, 'prod: Deployment shop/checkout'],
  ]);
  expect(links).toHaveLength(3);
  expect(remarks).toEqual([]);
});

test('a link has a delivery where only one goes that way', () => {
  const { links } = flowOf(rowsWith({}, operatorBinding()));

  expect(links.map(({ bindings, delivery }) => [bindings, delivery])).toEqual([
    [2, undefined],
    [1, 'csi-files'],
    [1, 'external-secret'],
    [1, 'csi-files'],
    [1, 'external-secret'],
  ]);
});

test('twenty workloads are drawn one by one', () => {
  const { height, remarks } = flowOf(manyRows(20));

  expect(height).toBe(20);
  expect(remarks).toEqual([]);
});

test('the largest are drawn one by one while they have half of the bindings; the others share a node, and words say so', () => {
  const { nodes, remarks } = flowOf(manyRows(30));

  expect(nodes.filter(({ level }) => level === 2)).toHaveLength(20);
  expect(nodes.at(-1)).toMatchObject({ label: '11 more workloads', bindings: 11 });
  expect(remarks[0]).toBe('The 11 workloads with the fewest bindings share a node.');
});

test('so many that none stands out are drawn by what they have in common, and words say so', () => {
  const { nodes, remarks } = flowOf(manyRows(4000));

  expect(nodes.map(({ bindings, label }) => [label, bindings])).toEqual([
    ['acme/shop/production', 4000],
    ['CSI file', 4000],
    ['cluster prod', 4000],
  ]);
  expect(remarks).toEqual([
    'The 4,000 workloads are drawn by clusters.',
    'The 4,000 properties are left out; a filter that leaves few shows them.',
  ]);
});

test('no binding is lost on its way', () => {
  const rows = manyRows(30);
  const { links, nodes } = flowOf(rows);
  const idsOfLevel = (wanted: number) => nodes.filter(({ level }) => level === wanted).map(({ id }) => id);

  const arriving = links.filter(({ target }) => idsOfLevel(2).includes(target));

  expect(arriving.reduce((sum, { bindings }) => sum + bindings, 0)).toBe(rows.length);
});

test('the way of a row leads through nodes that are drawn', () => {
  const rows = manyRows(30);
  const { nodes, way } = flowOf(rows);
  const ids = new Set(nodes.map(({ id }) => id));

  expect(rows.flatMap(way).filter((id) => !ids.has(id))).toEqual([]);
});

test('a node says which filter leaves what goes through it, one that several share says nothing', () => {
  const { nodes } = flowOf(manyRows(30));

  expect(nodes[0]?.filter).toEqual({ store: 'acme/shop/production' });
  expect(nodes.at(-1)?.filter).toBeUndefined();
});
