import { readFileSync } from 'node:fs';
import type { AxeResults } from 'axe-core';
import type { Page } from 'playwright-core';
import { fullInventories } from './inventories';
import { reportOf } from './report';

const AXE = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');
const PARTS = ['filters', 'follow', 'bindings', 'calls', 'findings', 'exceptions', 'order'];

const report = reportOf(fullInventories);

describe.each(['light', 'dark'] as const)('on a %s page', (colorScheme) => {
  test.each(PARTS)('axe finds nothing in #%s', async (part) => {
    const page = await report.open({ colorScheme });

    const found = await violationsIn(page, `#${part}`);

    expect(found).toEqual([]);
  });

  test('axe finds nothing in the page as a whole while a way is followed', async () => {
    const page = await report.open({ colorScheme }, '#search=app.hello');
    await page.locator('#follow').getByRole('button').first().click();

    const found = await violationsIn(page, 'html');

    expect(found).toEqual([]);
  });
});

test('axe finds nothing on a narrow screen', async () => {
  const page = await report.open({ viewport: { width: 360, height: 740 } });

  const found = await violationsIn(page, 'html');

  expect(found).toEqual([]);
});

/** Whatever axe has to say, minor things included: `rule: element`. */
async function violationsIn(page: Page, selector: string): Promise<readonly string[]> {
  // Through the debugger, which the page's policy does not bind.
  await page.evaluate(AXE);
  const { violations }: AxeResults = await page.evaluate(`axe.run(${JSON.stringify(selector)})`);
  return violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${target.join(' ')}`));
}
