import type { Page } from 'playwright-core';
import { fullInventories } from './inventories';
import { reportOf } from './report';

const report = reportOf(fullInventories);

test.each([360, 768, 1280])('a screen of %i pixels need not be scrolled sideways', async (width) => {
  const page = await report.open({ viewport: { width, height: 800 } });

  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width);
});

test('a table on a narrow screen says in each cell what it is', async () => {
  const page = await report.open({ viewport: { width: 360, height: 800 } });

  const label = await page
    .locator('#bindings td')
    .first()
    .evaluate((cell) => getComputedStyle(cell, '::before').content);

  expect(label).toContain('Delivery');
});

test('a table says by roles what it is, which a changed display takes from its elements in some browsers', async () => {
  const page = await report.open({ viewport: { width: 360, height: 800 } });

  const row = page.locator('#bindings table[role=table] > [role=rowgroup] > [role=row]').nth(1);

  expect(await row.locator('[role=rowheader]').count()).toBe(1);
  expect(await row.locator('[role=cell]').count()).toBe(6);
});

test('the chart is painted anew when the system turns dark', async () => {
  const page = await report.open({ colorScheme: 'light' });
  const light = await chartTextColor(page);

  await page.emulateMedia({ colorScheme: 'dark' });
  await page.waitForTimeout(200);

  expect([light, await chartTextColor(page)]).toEqual(['#1c2127', '#e4e7ea']);
});

test('paper is white, also where the screen is dark', async () => {
  const page = await report.open({ colorScheme: 'dark' });

  await page.emulateMedia({ media: 'print', colorScheme: 'dark' });

  expect(await page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor)).toBe(
    'rgb(255, 255, 255)',
  );
});

test('what is printed are the tables, not the controls', async () => {
  const page = await report.open();

  await page.emulateMedia({ media: 'print' });

  expect(await page.getByRole('searchbox').isVisible()).toBe(false);
  expect(await page.locator('#bindings table').isVisible()).toBe(true);
});

test('the page prints', async () => {
  const page = await report.open({ colorScheme: 'dark' });

  const pdf = await page.pdf({ format: 'A4' });

  expect(pdf.subarray(0, 5).toString()).toBe('%PDF-');
});

function chartTextColor(page: Page): Promise<string | null> {
  return page.locator('#follow svg text').first().getAttribute('fill');
}
