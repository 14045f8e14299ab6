import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { renderDifferences } from '../../lib/parity/render-differences';

test('docs/upstream-differences.md is what the listed differences say', () => {
  const page = readFileSync(join(__dirname, '../../docs/upstream-differences.md'), 'utf8');

  expect(page).toBe(renderDifferences());
});
