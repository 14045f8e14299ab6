import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ShopProduction } from '../../examples/esc/shop-production';
import { planImport } from '../../lib/esc-import/plan-import';
import { parseEscLock } from '../../lib/stores/pulumi-esc/environment-lock';
import { cluster } from '../support/fleet';

const FOLDER = join(__dirname, '../../examples/esc');

test('the example has what import makes of its lock', () => {
  const text = readFileSync(join(FOLDER, 'esc.lock.json'), 'utf8');

  const { lock, modules } = planImport(parseEscLock(text).shapes, [], { library: '../../lib/index.ts' });

  const present = readdirSync(FOLDER).filter((name) => name.endsWith('.ts'));
  expect(lock).toBe(text);
  expect([...modules]).toEqual(present.sort().map((name) => [name, readFileSync(join(FOLDER, name), 'utf8')]));
});

test('the class is the environment of its organization, or of another that the program names', () => {
  const scope = cluster();

  const imported = new ShopProduction(scope, 'imported', { accessToken: { namespace: 'shop' } });
  const other = new ShopProduction(scope, 'other', { organization: 'globex', accessToken: { namespace: 'shop' } });

  expect([imported.address, other.address]).toEqual(['acme/shop/production', 'globex/shop/production']);
});
