import { periodicReads } from '../../../lib/rules/eso/read-once';
import { check, codes } from '../../support/cluster-subject';
import { externalSecret } from '../../support/manifests';

test('an ExternalSecret that is read once without saying so is told of', () => {
  const [finding] = check(periodicReads, [externalSecret({ refreshInterval: '0' })]);

  expect(finding).toMatchObject({ code: 'eso/read-once', severity: 'warning', path: 'prod/shop/db' });
  expect(finding?.problem).toBe('ExternalSecret "shop/db" has the refreshInterval "0".');
});

test.each(['0s', '0h0m0s'])('so is one with the interval %s', (refreshInterval) => {
  expect(codes(periodicReads, [externalSecret({ refreshInterval, refreshPolicy: 'Periodic' })])).toHaveLength(1);
});

test.each([
  [undefined, undefined],
  ['1h', undefined],
  ['0', 'CreatedOnce'],
  ['0', 'OnChange'],
])('an interval of %s with the policy %s passes', (refreshInterval, refreshPolicy) => {
  expect(codes(periodicReads, [externalSecret({ refreshInterval, refreshPolicy })])).toEqual([]);
});
