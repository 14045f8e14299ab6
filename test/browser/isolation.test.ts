import { fullInventories } from './inventories';
import { reportOf } from './report';

const report = reportOf(fullInventories);

test('no request leaves the page, whatever is used in it', async () => {
  const page = await report.open();
  const requests: string[] = [];
  page.on('request', (request) => requests.push(request.url()));

  await page.reload();
  await page.waitForSelector('html[data-ready]');
  await page.getByLabel('Delivery').selectOption('external-secret');
  await page.locator('#follow').getByRole('button').first().click();

  expect(requests).toEqual([page.url().replace(/#.*/, '')]);
});

test('neither an error nor a broken policy is in the console', async () => {
  const page = await report.open();
  const messages: string[] = [];
  page.on('console', (message) => messages.push(message.text()));
  page.on('pageerror', (error) => messages.push(error.message));

  await page.reload();
  await page.waitForSelector('#follow svg path');
  await page.hover('#follow svg path');

  expect(messages).toEqual([]);
});

test('the policy of the page refuses every request', async () => {
  const page = await report.open();

  const refused = await page.evaluate(
    () =>
      new Promise((resolve) => {
        addEventListener('securitypolicyviolation', ({ effectiveDirective }) => resolve(effectiveDirective));
        fetch('https://example.com/').catch(() => setTimeout(() => resolve('nothing'), 1000));
      }),
  );

  expect(refused).toBe('connect-src');
});

test('a page whose script may not run says so', async () => {
  const page = await report.open({ javaScriptEnabled: false });

  expect(await page.locator('.notice').isVisible()).toBe(true);
});
