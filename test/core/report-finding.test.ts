import { App, Chart } from 'cdk8s';
import { findingsOf, reportFinding } from '../../lib/core/report-finding';
import { finding } from '../support/finding';

const { path: _, ...own } = finding();

test('an error is a validation message of the construct in a plain App', () => {
  const chart = chartInPlainApp();

  reportFinding(chart, own);

  expect(() => App.of(chart).synth()).toThrow(/\[shop\] binding\/path-taken {2}shop\n {2}The path is taken\./);
});

test('all errors of a program are told at once', () => {
  const chart = chartInPlainApp();
  reportFinding(chart, { ...own, problem: 'First.' });
  reportFinding(new Chart(chart, 'inner'), { ...own, problem: 'Second.' });

  expect(() => App.of(chart).synth()).toThrow(/First\..*Second\./s);
});

test.each(['warning', 'note'] as const)('a %s does not stop a plain App', (severity) => {
  const chart = chartInPlainApp();

  reportFinding(chart, { ...own, severity });

  expect(App.of(chart).synthYaml()).toBe('');
});

test('the path is that of the construct, unless the finding names another', () => {
  const chart = chartInPlainApp();

  reportFinding(chart, own);
  reportFinding(chart, { ...own, path: 'shop/elsewhere' });

  expect(findingsOf(chart).map(({ path }) => path)).toEqual(['shop', 'shop/elsewhere']);
});

test('a construct answers for its own findings, not for those of its children', () => {
  const chart = chartInPlainApp();

  reportFinding(new Chart(chart, 'inner'), own);

  expect(findingsOf(chart)).toEqual([]);
});

function chartInPlainApp() {
  return new Chart(new App(), 'shop');
}
