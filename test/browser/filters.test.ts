import { inventory, inventoryBinding, inventoryStore, operatorBinding } from '../support/inventory';
import { outcomeIn, propertiesIn, reportOf } from './report';

const REPORTS = { kind: 'CronJob', namespace: 'finance', name: 'reports' };

const report = reportOf(() => [
  inventory({
    cluster: 'prod',
    bindings: [inventoryBinding(), operatorBinding({ property: 'smtp.password', workload: REPORTS })],
  }),
  inventory({
    cluster: 'staging',
    stores: [inventoryStore({ address: 'acme/shop/staging' })],
    bindings: [inventoryBinding({ store: 'acme/shop/staging', property: 'app.hello' })],
  }),
]);

test('every binding is on show at first', async () => {
  const page = await report.open();

  expect(await outcomeIn(page)).toBe('All 3 bindings');
  expect(await propertiesIn(page)).toEqual(['database.password', 'smtp.password', 'app.hello']);
});

test.each([
  { label: 'Cluster', value: 'staging', left: ['app.hello'], words: 'cluster staging' },
  { label: 'Namespace', value: 'finance', left: ['smtp.password'], words: 'namespace finance' },
  { label: 'Store', value: 'acme/shop/staging', left: ['app.hello'], words: 'store acme/shop/staging' },
  { label: 'Delivery', value: 'external-secret', left: ['smtp.password'], words: 'delivery Secret by the operator' },
  { label: 'In etcd', value: 'yes', left: ['smtp.password'], words: 'in etcd yes' },
])('$label narrows the table and says so', async ({ label, left, value, words }) => {
  const page = await report.open();

  await page.getByLabel(label, { exact: true }).selectOption(value);

  expect(await outcomeIn(page)).toBe(`1 of 3 bindings: ${words}`);
  expect(await propertiesIn(page)).toEqual(left);
});

test('a search leaves the properties that it finds', async () => {
  const page = await report.open();

  await page.getByRole('searchbox').fill('password prod');

  expect(await propertiesIn(page)).toEqual(['database.password', 'smtp.password']);
});

test('a search that finds nothing says so', async () => {
  const page = await report.open();

  await page.getByRole('searchbox').fill('no such thing');

  expect(await outcomeIn(page)).toBe('0 of 3 bindings: search “no such thing”');
  expect(await page.getByText('None.').locator('visible=true').count()).toBe(5);
});

test('a filter narrows the calls and the order as well', async () => {
  const page = await report.open();

  await page.getByLabel('Cluster').selectOption('staging');

  expect(await page.locator('#calls tbody tr').count()).toBe(1);
  expect(await page.locator('#order h3').allTextContents()).toEqual(['staging']);
});

test('the address brings back what is on show', async () => {
  const page = await report.open();
  await page.getByLabel('Cluster').selectOption('prod');
  await page.getByRole('searchbox').fill('smtp');
  await page.waitForURL(/search=smtp$/);
  const { hash } = new URL(page.url());

  const other = await report.open({}, hash);

  expect(await propertiesIn(other)).toEqual(['smtp.password']);
  expect(await other.getByLabel('Cluster').inputValue()).toBe('prod');
});

test('one button shows everything again', async () => {
  const page = await report.open({}, '#cluster=prod&search=smtp');

  await page.getByRole('button', { name: 'Start over' }).click();

  expect(await outcomeIn(page)).toBe('All 3 bindings');
  expect(await page.getByRole('searchbox').inputValue()).toBe('');
  expect(await page.getByRole('searchbox').evaluate((search) => search === document.activeElement)).toBe(true);
});

test('a link within the page keeps the filter in the address', async () => {
  const page = await report.open({}, '#cluster=prod');

  await page.getByRole('link', { name: 'Order' }).click();

  await page.waitForURL(/#cluster=prod$/);
});
