import type { StoreCalls } from '../../../lib/rules/rule';
import { callBudgets } from '../../../lib/rules/store/call-budget';
import { check, codes } from '../../support/cluster-subject';

/** 10 a second: 600 a minute, 36,000 an hour. */
const LIMIT = { requests: 100, seconds: 10, sharedBy: 'the vault' };

test('more requests an hour than the program allows are refused', () => {
  const [finding, ...others] = check(callBudgets, [], { storeCalls: [calls({ perHour: 101, budget: 100 })] });

  expect(finding).toMatchObject({
    code: 'store/call-budget',
    severity: 'error',
    path: 'prod/shop/vault',
    problem: 'Cluster "prod" sends 101 requests an hour to shop.vault.azure.net, where its program allows 100.',
  });
  expect(others).toEqual([]);
});

test('more requests an hour than the service takes warn', () => {
  const [finding] = check(callBudgets, [], { storeCalls: [calls({ perHour: 36_001, limit: LIMIT })] });

  expect(finding?.severity).toBe('warning');
  expect(finding?.problem).toContain('the service takes 36000, shared by the vault');
});

test('more requests at the start than the service takes in a minute warn', () => {
  const [finding] = check(callBudgets, [], { storeCalls: [calls({ atStart: 601, limit: LIMIT })] });

  expect(finding?.severity).toBe('warning');
  expect(finding?.problem).toContain('the service takes 600 a minute');
});

test('a budget for a store that nobody reads warns', () => {
  const [finding] = check(callBudgets, [], { storeCalls: [calls({ path: 'prod', budget: 100 })] });

  expect(finding).toMatchObject({ severity: 'warning', path: 'prod' });
  expect(finding?.problem).toContain('reads no store of that address');
});

test.each<[string, Partial<StoreCalls>]>([
  ['those of the start alone', { atStart: 1, budget: 100 }],
  ['as many as the program allows', { perHour: 100, budget: 100 }],
  ['as many as the service takes', { perHour: 36_000, atStart: 600, limit: LIMIT }],
  ['any number to a service whose limit nobody knows', { perHour: 1_000_000, atStart: 1_000_000 }],
])('%s pass', (_, props) => {
  expect(codes(callBudgets, [], { storeCalls: [calls(props)] })).toEqual([]);
});

function calls(props: Partial<StoreCalls>): StoreCalls {
  return { address: 'shop.vault.azure.net', path: 'prod/shop/vault', perHour: 0, atStart: 0, ...props };
}
