import type { ParityReport } from '../../lib/parity/parity';
import { renderReport } from '../../lib/parity/render-report';

const REPORT: ParityReport = {
  upstream: 'driver 1.0',
  options: ['windows'],
  objects: [
    {
      kind: 'DaemonSet',
      name: 'a',
      upstream: 'ns/a',
      ours: 'ns/b',
      differences: [
        { field: 'metadata.name', upstream: 'a', ours: 'b', listed: 'name' },
        { field: 'spec.x', upstream: 'x'.repeat(80) },
      ],
    },
    {
      kind: 'Job',
      name: 'hook',
      upstream: 'ns/hook',
      differences: [{ field: 'kind', upstream: 'Job', listed: 'no-hooks' }],
    },
    {
      kind: 'Role',
      name: 'r',
      upstream: 'ns/r',
      ours: 'ns/r',
      differences: [{ field: 'rules[core/pods].verbs[get]', upstream: 'get', listed: 'unused' }],
    },
    { kind: 'Service', name: 'same', upstream: 'same', ours: 'same', differences: [] },
  ],
};

test('differences stand by object, with both values and the reason, and the verdict is last', () => {
  expect(renderReport(REPORT).split('\n')).toEqual([
    'Upstream rendering compared with ours, driver 1.0',
    'Options read from it: windows',
    '',
    'DaemonSet ns/a, ours ns/b',
    '  metadata.name: "a" -> "b"  [name]',
    `  spec.x: "${'x'.repeat(59)}… -> absent  [UNLISTED]`,
    '',
    'Job ns/hook (only upstream)',
    '  all 1 fields  [no-hooks]',
    '',
    'Role ns/r',
    '  rules[core/pods].verbs[get]: "get" -> absent  [unused]',
    '',
    'No parity: 4 objects, 3 listed and 1 unlisted differences',
  ]);
});
