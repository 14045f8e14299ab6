import type { OnChange } from '../../lib/core/plan';
import { durationWords, inEtcdWords, onChangeWords } from '../../lib/report/words';
import { inventoryBinding, operatorBinding } from '../support/inventory';

test.each([
  [1, '1 second'],
  [90, '90 seconds'],
  [900, '15 minutes'],
  [3600, '1 hour'],
  [172_800, '2 days'],
])('%d seconds are %s', (seconds, words) => {
  expect(durationWords(seconds)).toBe(words);
});

test('a value that no Secret holds is not in etcd', () => {
  expect(inEtcdWords(inventoryBinding())).toBe('no');
});

test('a value in a Secret lies at its key', () => {
  expect(inEtcdWords(operatorBinding())).toBe('shop/checkout-production key db-password');
});

test('an object lies at every key of its Secret', () => {
  expect(inEtcdWords(operatorBinding({ secret: { name: 'settings' } }))).toBe('shop/settings, every key');
});

const cronJob = { kind: 'CronJob', namespace: 'shop', name: 'nightly' };

test.each<[string, OnChange | undefined, string]>([
  ['nothing is asked for', undefined, 'next pod'],
  ['a restart is asked for', 'restart', 'pods restart'],
  ['the process reads it again', 'reload', 'process reloads'],
  ['nobody looks', 'nothing', 'file changes'],
])('a new value of a file, where %s', (_, onChange, words) => {
  expect(onChangeWords(inventoryBinding({ onChange }))).toBe(words);
});

test('a new value never reaches the variable of a running process', () => {
  expect(onChangeWords(operatorBinding({ onChange: 'reload' }))).toBe('next pod');
});

test('a copied file is made once for each pod', () => {
  expect(onChangeWords(inventoryBinding({ delivery: 'copied-csi-files', onChange: 'nothing' }))).toBe('next pod');
});

test('the next run of a CronJob gets a new value, restart or not', () => {
  expect(onChangeWords(inventoryBinding({ workload: cronJob, onChange: 'restart' }))).toBe('next run');
});
