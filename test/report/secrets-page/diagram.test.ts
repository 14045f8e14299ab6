import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { diagram } from '../../../lib/report/secrets-page/diagram';
import { LARGEST_DIAGRAM } from '../../../lib/report/secrets-page/limits';
import { nodeId } from '../../../lib/report/secrets-page/mermaid';
import { inventory, inventoryBinding, operatorBinding } from '../../support/inventory';

test('a value goes from its store through its delivery to its workload', () => {
  const text = mermaidOf([inventoryBinding()]);

  expect(text).toBe(
    [
      'flowchart LR',
      '  store_acme_2f_shop_2f_production[("acme/shop/production")]',
      '  csifiles_acme_2f_shop_2f_production(["CSI file"])',
      '  store_acme_2f_shop_2f_production --> csifiles_acme_2f_shop_2f_production',
      '  reader_Deployment_20_shop_2f_checkout["Deployment shop/checkout"]',
      '  csifiles_acme_2f_shop_2f_production -->|1 value| reader_Deployment_20_shop_2f_checkout',
    ].join('\n'),
  );
});

test('a way through etcd has a shape of its own', () => {
  const text = diagram(inventory({ bindings: [operatorBinding()] }));

  expect(text).toContain('[["Secret by the operator"]]');
  expect(text).toContain('What has a double frame lies in etcd.');
});

test('one workload more adds its own lines and changes no other', () => {
  const before = mermaidOf([bindingOf('web')]).split('\n');

  const after = mermaidOf([bindingOf('api'), bindingOf('web')]).split('\n');

  expect(before.filter((line) => !after.includes(line))).toEqual([]);
});

test('workloads that are too many to draw stand together as their namespace', () => {
  const bindings = Array.from({ length: LARGEST_DIAGRAM.edges }, (_, index) => bindingOf(`app-${index}`));

  const text = diagram(inventory({ bindings }));

  expect(text).toContain(`-->|${LARGEST_DIAGRAM.edges} values| reader_namespace_20_shop`);
  expect(text).toContain('Too many workloads to draw');
});

test('namespaces that are too many to draw are counted', () => {
  const bindings = Array.from({ length: 400 }, (_, index) => bindingOf('app', `team-${index}`));

  const text = diagram(inventory({ bindings }));

  expect(text.split('-->')).toHaveLength(1 + LARGEST_DIAGRAM.edges);
  expect(text).toContain('And 251 arrows more');
});

test('no diagram is longer than Mermaid reads, however long the names', () => {
  const bindings = Array.from({ length: 100 }, (_, index) =>
    inventoryBinding({ store: `${'organization/'.repeat(40)}${index}` }),
  );

  const text = mermaidOf(bindings);

  expect(text.length).toBeLessThanOrEqual(LARGEST_DIAGRAM.characters);
});

test('two names never share a node', () => {
  const property = fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), (one, other) => {
    expect(nodeId('store', one) === nodeId('store', other)).toBe(one === other);
  });

  fc.assert(property);
});

test('Mermaid parses whatever names there are', () => {
  const name = fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom(...NAMES_WITH_A_MEANING));
  const drawn = fc.sample(fc.tuple(name, name), { numRuns: 200, seed: 1 }).map(([store, workload]) => {
    return mermaidOf([
      inventoryBinding({ store, workload: { kind: 'Deployment', namespace: 'shop', name: workload } }),
      operatorBinding({ store, workload: { kind: 'CronJob', namespace: workload, name: store } }),
    ]);
  });

  const problems = parse(drawn);

  expect(problems).toEqual(Array(drawn.length).fill(null));
});

test('a label without its quotes mended is refused, so that the parser is one', () => {
  expect(parse(['flowchart LR\n  a["x"y"]'])).toEqual([expect.stringContaining('Parse error')]);
});

const NAMES_WITH_A_MEANING = [
  'end',
  'subgraph',
  'style x:#f00;',
  'classDef',
  'click',
  '%% comment',
  '%%{init: {}}%%',
  '`markdown`',
  '"]; x-->y',
  'a\nb',
  '-->|x|',
  '---',
  '&quot;',
  '#quot;',
  '<script>',
  '@{ shape: x }',
  '',
];

function bindingOf(name: string, namespace = 'shop') {
  return inventoryBinding({ workload: { kind: 'Deployment', namespace, name } });
}

/** The text between the fences. */
function mermaidOf(bindings: readonly ReturnType<typeof inventoryBinding>[]): string {
  return /```mermaid\n([\s\S]*?)\n```/.exec(diagram(inventory({ bindings })))?.[1] ?? '';
}

/** In a process of its own: Mermaid is an ES module, which Jest cannot load. */
function parse(diagrams: readonly string[]): readonly (string | null)[] {
  const script = join(__dirname, '../../support/parse-mermaid.mjs');
  const { stderr, stdout } = spawnSync(process.execPath, [script], {
    input: JSON.stringify(diagrams),
    encoding: 'utf8',
  });
  if (stdout === '') throw new Error(stderr);
  return JSON.parse(stdout);
}
