import { createHash } from 'node:crypto';
import { renderPage } from '../../../lib/report/page/page';
import { inventory, inventoryBinding, operatorBinding } from '../../support/inventory';

const ASSETS = { script: 'start();', style: 'p{margin:0}', notices: 'Charts -- by somebody' };

test('the page says in a sentence how much there is', () => {
  const page = renderPage([inventory({ bindings: [inventoryBinding(), operatorBinding()] })], ASSETS);

  expect(page).toContain('<p>1 cluster, 1 store, 2 bindings, 1 of them in etcd. 0 findings.</p>');
});

test('the policy allows the script and the style of the page, and nothing else', () => {
  const page = renderPage([], ASSETS);

  expect(/http-equiv="Content-Security-Policy" content="([^"]*)"/.exec(page)?.[1]?.split('; ')).toEqual([
    "default-src 'none'",
    `script-src '${hashOf(ASSETS.script)}'`,
    `style-src '${hashOf(ASSETS.style)}'`,
    "base-uri 'none'",
    "form-action 'none'",
    "require-trusted-types-for 'script'",
  ]);
});

test('a name that looks like markup stays a name', () => {
  const property = '</script><script>alert(1)</script><!--';

  const page = renderPage([inventory({ bindings: [inventoryBinding({ property })] })], ASSETS);

  expect(page).not.toContain('<script>alert');
  expect(JSON.parse(dataOf(page))[0].bindings[0].property).toBe(property);
});

test('notices cannot end the comment that they stand in', () => {
  const page = renderPage([], { ...ASSETS, notices: 'one --> two' });

  expect(page).toContain('<!--\none - -> two\n-->');
});

test('the same inventories give the same bytes', () => {
  expect(renderPage([inventory()], ASSETS)).toBe(renderPage([inventory()], ASSETS));
});

function hashOf(text: string): string {
  return `sha256-${createHash('sha256').update(text).digest('base64')}`;
}

function dataOf(page: string): string {
  return /<script type="application\/json" id="inventories">(.*?)<\/script>/s.exec(page)?.[1] ?? '';
}
