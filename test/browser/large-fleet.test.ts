import type { Page } from 'playwright-core';
import { largeInventories } from './inventories';
import { outcomeIn, propertiesIn, reportOf } from './report';

const APPS = 4000;

/** Milliseconds. */
const READY_WITHIN = 3000;
const ANSWERS_WITHIN = 1000;

const report = reportOf(() => largeInventories(APPS));

test(`a page of ${APPS} apps is ready in ${READY_WITHIN} ms`, async () => {
  const page = await report.open();

  const ready = await page.evaluate(() => performance.now());

  expect(await outcomeIn(page)).toBe('All 8,000 bindings');
  expect(ready).toBeLessThan(READY_WITHIN);
});

test(`a filter of ${APPS} apps answers in ${ANSWERS_WITHIN} ms`, async () => {
  const page = await report.open();

  const time = await timeOf(page, () => {
    const search = document.querySelector('input');
    if (!search) throw new Error('the page has no search');
    search.value = 'north-app-17.password';
    search.dispatchEvent(new Event('input'));
  });

  expect(await propertiesIn(page)).toEqual(['north-app-17.password']);
  expect(time).toBeLessThan(ANSWERS_WITHIN);
});

test('to show everything again is as quick', async () => {
  const page = await report.open({}, '#search=north-app-17.password');

  const time = await timeOf(page, () => {
    const clear = [...document.querySelectorAll('button')].find(({ textContent }) => textContent === 'Start over');
    clear?.click();
  });

  expect(await outcomeIn(page)).toBe('All 8,000 bindings');
  expect(time).toBeLessThan(ANSWERS_WITHIN);
});

test('the table turns pages', async () => {
  const page = await report.open();
  expect(await propertiesIn(page)).toHaveLength(50);

  await page.locator('#bindings').getByRole('button', { name: 'Next' }).click();

  expect(await page.locator('#bindings .pages [role=status]').textContent()).toBe('51 to 100 of 8,000');
});

test('the last page leaves the focus where it is of use', async () => {
  const page = await report.open({}, '#search=north-app-1');
  const table = page.locator('#bindings');
  const next = table.getByRole('button', { name: 'Next' });
  await next.focus();

  while (await next.isEnabled()) await page.keyboard.press('Enter');

  expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Previous');
});

test('what is drawn as one is said in words', async () => {
  const page = await report.open();

  expect(await page.locator('figcaption').textContent()).toContain('The 4,000 workloads are drawn by clusters.');
});

test('paper gets more of the table than the screen, and says what is missing', async () => {
  const page = await report.open();

  await page.evaluate(() => dispatchEvent(new Event('beforeprint')));

  expect(await propertiesIn(page)).toHaveLength(2000);
  expect(await page.locator('#bindings .remark').textContent()).toBe(
    'And 6,000 more: narrow the filter to print them.',
  );
});

test('lists are shortened, and grow on demand', async () => {
  const page = await report.open();
  const places = page.locator('#findings li');
  expect(await places.count()).toBe(11);

  await page.getByRole('button', { name: 'Show 3,990 more' }).click();

  expect(await places.count()).toBe(4000);
});

/** Milliseconds until the page has been painted after something was done in it. */
function timeOf(page: Page, deed: () => void): Promise<number> {
  return page.evaluate(`(async () => {
    const start = performance.now();
    (${deed})();
    await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
    return performance.now() - start;
  })()`);
}
