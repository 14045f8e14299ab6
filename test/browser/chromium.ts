import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { type Browser, chromium } from 'playwright-core';

/** What distributions call it. */
const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome'];

/**
 * Starts the machine's Chromium without a window.
 *
 * @throws Error that says what to install when there is none.
 */
export function startChromium(): Promise<Browser> {
  const executablePath = process.env.CHROME_PATH ?? findInPath();
  if (executablePath === undefined) {
    throw new Error(
      'These tests look at the page in a real browser, and there is none. Install Chromium (Debian and Ubuntu: ' +
        '`apt-get install chromium`), or say where Chrome is:  CHROME_PATH=/path/to/chrome npm run test:browser',
    );
  }
  return chromium.launch({ executablePath });
}

function findInPath(): string | undefined {
  const folders = (process.env.PATH ?? '').split(delimiter);
  return folders.flatMap((folder) => NAMES.map((name) => join(folder, name))).find(existsSync);
}
