import { inventory, inventoryBinding } from '../support/inventory';
import { propertiesIn, reportOf } from './report';

const MARKUP = '<img src=x onerror=alert(1)>';
const TURNED = 'safe\u202edrowssap';

const report = reportOf(() => [
  inventory({ bindings: [inventoryBinding({ property: MARKUP }), inventoryBinding({ property: TURNED })] }),
]);

test('a name that looks like markup is shown as it is', async () => {
  const page = await report.open();

  expect((await propertiesIn(page))[0]).toBe(MARKUP);
  expect(await page.locator('img').count()).toBe(0);
});

test('a name that would turn round what follows is spelt out', async () => {
  const page = await report.open();

  expect((await propertiesIn(page))[1]).toBe('safe\\u{202e}drowssap');
});
