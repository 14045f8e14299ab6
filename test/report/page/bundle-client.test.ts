import { bundleClient } from '../../../lib/report/page/bundle-client';

const [first, second] = [bundleClient(), bundleClient()];

test('the same sources give the same bytes', async () => {
  expect(await second).toEqual(await first);
});

test('the script and the style cannot end the elements that they stand in', async () => {
  const { script, style } = await first;

  expect(`${script}${style}`).not.toMatch(/<\/(?:script|style)/i);
});

test('notices of every library in the script are there', async () => {
  const { notices } = await first;

  expect(notices).toContain('Apache ECharts');
  expect(notices).toContain('Copyright (c) 2017, Baidu Inc.');
  expect(notices).toContain('Mike Bostock');
});
