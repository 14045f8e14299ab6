import type { Page } from 'playwright-core';
import { exampleInventories } from './inventories';
import { outcomeIn, reportOf } from './report';

const report = reportOf(exampleInventories);

const STORE = 'acme/esc-secrets-store-csi-driver-demo/csi-secrets-store-app';

test('app.hello is followed from its store to its file with the keyboard alone', async () => {
  const page = await report.open();

  await tabTo(page, 'searchbox');
  await page.keyboard.type('app.hello');
  await tabTo(page, 'button', STORE);
  await page.keyboard.press('Enter');

  expect(await page.locator('#follow .end').textContent()).toContain(
    `app.hello of ${STORE} reaches container client of Deployment default/example-provider-pulumi-esc in cluster kind ` +
      'as file /run/secrets/hello, by CSI file (class example-provider-pulumi-esc)',
  );
});

test('arrow keys move in a step and between steps', async () => {
  const page = await report.open();
  await page.locator('#follow').getByRole('button', { name: 'acme-catalog' }).focus();

  await page.keyboard.press('ArrowRight');
  expect(await focused(page)).toBe('certificate-with-key/catalog-tls');

  await page.keyboard.press('ArrowDown');
  expect(await focused(page)).toBe('certificate/partner-ca');

  await page.keyboard.press('ArrowLeft');
  expect(await focused(page)).toBe('acme-catalog.vault.azure.net');

  await page.keyboard.press('End');
  expect(await focused(page)).toBe('ssm/eu-central-1');
});

test('what is chosen is marked for those who do not see it', async () => {
  const page = await report.open();

  await page.locator('#follow').getByRole('button', { name: 'acme/shop/production' }).press('Enter');

  expect(await page.locator('[aria-current=true]').allTextContents()).toEqual(['acme/shop/production']);
});

test('the chart lets the way stand out that has the focus', async () => {
  const page = await report.open();
  const faded = () => page.locator('#follow svg path[fill-opacity="0.25"]').count();
  expect(await faded()).toBe(0);

  await page.locator('#follow').getByRole('button', { name: STORE }).focus();

  await page.waitForFunction(() => document.querySelector('#follow svg path[fill-opacity="0.25"]') !== null);
});

test('a property in the table leads to the steps, with its way chosen', async () => {
  const page = await report.open();

  await page.locator('#bindings').getByRole('button', { name: 'app.hello' }).press('Enter');

  expect(await page.locator('[aria-current=true]').allTextContents()).toEqual(
    expect.arrayContaining([STORE, 'app.hello']),
  );
  expect(await focused(page)).toBe('Follow a secret');
});

test('the first stop of the keyboard leads past the filters to the table', async () => {
  const page = await report.open({}, '#cluster=kind');

  await page.keyboard.press('Tab');
  expect(await focused(page)).toBe('To the table of bindings');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Tab');

  expect(await focused(page)).toBe('app.hello');
  expect(await outcomeIn(page)).toMatch(/^1 of \d+ bindings: cluster kind$/);
});

/** Presses Tab until an element of this role and name has the focus. */
async function tabTo(page: Page, role: 'searchbox' | 'button', name?: string): Promise<void> {
  const wanted = page.getByRole(role, name === undefined ? {} : { name }).first();
  for (let stop = 0; stop < 40; stop++) {
    await page.keyboard.press('Tab');
    if (await wanted.evaluate((element) => element === document.activeElement)) return;
  }
  throw new Error(`Tab does not lead to ${role} ${name ?? ''}`);
}

function focused(page: Page): Promise<string | null | undefined> {
  return page.evaluate(() => document.activeElement?.textContent);
}
