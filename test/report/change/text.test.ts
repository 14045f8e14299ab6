import { summaryText } from '../../../lib/report/change/text';
import { gain, summary } from './summary';

const base = 'main (1f2e3d4)';

test('where nothing differs, one line says so', () => {
  expect(summaryText(summary({ files: 0 }), { base })).toBe('Nothing differs from main (1f2e3d4).\n');
});

test('what happens alike in a few clusters names them, and in many counts them', () => {
  const alike = (...clusters: readonly string[]) => clusters.map((cluster) => gain({ cluster }));
  const few = summary({ changes: alike('eks', 'prod') });
  const many = summary({ changes: alike('a', 'b', 'c', 'd', 'e') });

  expect(summaryText(few, { base })).toMatch(/^access-widened {2}eks, prod: Deployment/);
  expect(summaryText(many, { base })).toMatch(/^access-widened {2}in 5 clusters: Deployment/);
});

test('a long list of lines is cut after a few, and so is one of names', () => {
  const names = ['a', 'b', 'c', 'd', 'e'];
  const changes = Array.from({ length: 8 }, (_, index) => gain({ subject: `Deployment shop/${index}`, items: names }));

  const text = summaryText(summary({ changes }), { base });

  expect(text).toContain('gains a, b, c and 2 more of');
  expect(text).toContain('\n                and 3 more\n');
});

test('no line is longer than a terminal', () => {
  const items = Array.from({ length: 3 }, (_, index) => `a.rather.long.path.of.a.property["number ${index}"]`);

  const text = summaryText(summary({ changes: [gain({ items })] }), { base });

  expect(text.split('\n').filter((line) => line.length > 80)).toEqual([]);
});

test('a name cannot paint the terminal', () => {
  expect(summaryText(summary({ changes: [gain({ items: ['\u001b[31mred'] })] }), { base })).not.toContain('\u001b');
});

test('a cluster without an inventory is told', () => {
  const text = summaryText(summary({ withoutInventory: ['prod'] }), { base });

  expect(text).toMatch(/^prod has no inventory to compare with/);
});

test('--objects lists each object below its unit, with its fields', () => {
  const place = { cluster: 'prod', unit: 'checkout' };
  const fields = [{ path: 'spec.replicas', before: '1', after: '2' }];
  const objects = [
    { ...place, state: 'changed' as const, object: 'Deployment shop/checkout', fields },
    { ...place, state: 'removed' as const, object: 'Service shop/checkout', fields: [] },
  ];

  expect(summaryText(summary({ objects }), { base, objects: true })).toBe(
    [
      'prod/checkout',
      '  ~ Deployment shop/checkout',
      '      spec.replicas: 1 → 2',
      '  - Service shop/checkout',
      '1 file: 0 objects added, 1 changed, 1 removed, against main (1f2e3d4)',
      '',
    ].join('\n'),
  );
});
