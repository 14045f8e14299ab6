import { App, Chart } from 'cdk8s';
import type { IConstruct } from 'constructs';
import { nearestScope } from '../../lib/core/nearest-scope';

test('a construct that is wanted is its own nearest', () => {
  const chart = new Chart(new App(), 'chart');

  expect(nearestScope(chart, Chart.isChart)).toBe(chart);
});

test('the nearest above is found, and none where there is none', () => {
  const outer = new Chart(new App(), 'outer');
  const inner = new Chart(outer, 'inner');

  expect(nearestScope(inner, (one): one is IConstruct => one === outer)).toBe(outer);
  expect(nearestScope(outer.node.root, Chart.isChart)).toBeUndefined();
});
