import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import type { Inventory } from '../../lib/core/inventory';
import { pageAssets } from '../../lib/report/page/assets';
import { renderPage } from '../../lib/report/page/page';
import { startChromium } from './chromium';

/** A report in a file, as a reader has it, and the browser that opens it. */
export interface Report {
  /**
   * Opens the page in a window of its own and waits until it is ready.
   *
   * @param view Fragment of the address, with `#`.
   */
  open(options?: BrowserContextOptions, view?: string): Promise<Page>;
}

/** The report of these inventories, for all tests of a file. */
export function reportOf(inventories: () => readonly Inventory[]): Report {
  const folder = mkdtempSync(join(tmpdir(), 'escrow-report-'));
  const file = join(folder, 'index.html');
  let browser: Browser | undefined;

  beforeAll(async () => {
    browser = await startChromium();
    writeFileSync(file, renderPage(inventories(), await pageAssets()));
  });
  afterAll(async () => {
    await browser?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  return {
    async open(options, view = '') {
      if (!browser) throw new Error('the browser has not been started');
      const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options });
      const page = await context.newPage();
      await page.goto(`${pathToFileURL(file)}${view}`);
      if (options?.javaScriptEnabled !== false) await page.waitForSelector('html[data-ready]');
      return page;
    },
  };
}

/** The properties in the table of bindings, from the top. */
export function propertiesIn(page: Page): Promise<string[]> {
  return page.locator('#bindings tbody tr:visible th button').allTextContents();
}

/** What the page says about the number of bindings on show. */
export function outcomeIn(page: Page): Promise<string | null> {
  return page.locator('#filters [role=status]').textContent();
}
