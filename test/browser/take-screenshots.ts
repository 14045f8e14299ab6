import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { BrowserContextOptions } from 'playwright-core';
import { pageAssets } from '../../lib/report/page/assets.ts';
import { renderPage } from '../../lib/report/page/page.ts';
import { startChromium } from './chromium.ts';
import { exampleInventories } from './inventories.ts';

const WIDE = { viewport: { width: 1080, height: 920 } };
const FOLLOWED =
  '#follow=acme%2Fesc-secrets-store-csi-driver-demo%2Fcsi-secrets-store-app&follow=app.hello&follow=CSI+file' +
  '&follow=kind%3A+Deployment+default%2Fexample-provider-pulumi-esc&follow=client%3A+file+%2Frun%2Fsecrets%2Fhello';

/** The pictures of docs/report.md, by name. */
const PICTURES: Readonly<Record<string, { readonly options: BrowserContextOptions; readonly view: string }>> = {
  light: { options: WIDE, view: FOLLOWED },
  dark: { options: { ...WIDE, colorScheme: 'dark' }, view: '#etcd=yes' },
  narrow: { options: { viewport: { width: 360, height: 1400 } }, view: FOLLOWED },
};

/** Takes the pictures in docs/images/ anew: `npx jiti test/browser/take-screenshots.ts`. */
async function main(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'escrow-report-'));
  const file = join(folder, 'index.html');
  writeFileSync(file, renderPage(exampleInventories(), await pageAssets()));
  const browser = await startChromium();
  for (const [name, { options, view }] of Object.entries(PICTURES)) {
    const page = await browser.newPage(options);
    await page.goto(`${pathToFileURL(file)}${view}`);
    await page.waitForSelector('#follow svg path');
    await page.screenshot({ path: `docs/images/report-${name}.png` });
  }
  await browser.close();
  rmSync(folder, { recursive: true });
}

void main();
