import { pathToProperty, rowsAlong, STEP_COUNT, stepsOf, takenOn } from '../../../../lib/report/page/model/path';
import { operatorBinding } from '../../../support/inventory';
import { rowsWith } from './rows';

const OTHER_STORE = { store: 'acme/finance/production', property: 'signing.key' };
const ROWS = rowsWith({}, operatorBinding(), OTHER_STORE);
const STORE = 'acme/shop/production';

test('the first step offers every store, and how many bindings each has', () => {
  const [store, property] = stepsOf(ROWS, []);

  expect(store?.choices).toEqual([
    { label: 'acme/finance/production', bindings: 1 },
    { label: STORE, bindings: 2 },
  ]);
  expect(property?.choices).toEqual([]);
});

test('each step offers what the one before leads to', () => {
  const steps = stepsOf(ROWS, [STORE, 'database.password']);

  expect(steps.map(({ choices, name }) => [name, ...choices.map(({ label }) => label)])).toEqual([
    ['Store', 'acme/finance/production', STORE],
    ['Property', 'database.password'],
    ['Delivery', 'CSI file', 'Secret by the operator'],
    ['Workload'],
    ['Container'],
  ]);
});

test('a whole way leads to one container', () => {
  const path = [
    STORE,
    'database.password',
    'Secret by the operator',
    'prod: Deployment shop/checkout',
    'main: variable DB_PASSWORD',
  ];

  expect(path).toHaveLength(STEP_COUNT);
  expect(rowsAlong(ROWS, path)).toEqual([ROWS[1]]);
});

test('a path is taken on up to the next choice', () => {
  expect(takenOn(ROWS, [STORE])).toEqual([STORE, 'database.password']);
});

test('a path without a choice is taken to its end', () => {
  expect(takenOn(ROWS, ['acme/finance/production'])).toHaveLength(STEP_COUNT);
});

test('a path that leads nowhere is not taken on', () => {
  expect(takenOn(ROWS, ['no such store'])).toEqual(['no such store']);
});

test('the way to a property leads to everybody who reads it', () => {
  const rows = rowsWith({}, operatorBinding(), { property: 'smtp.password' });

  const along = rows.slice(0, 1).map((row) => rowsAlong(rows, pathToProperty(row)));

  expect(along).toEqual([rows.slice(0, 2)]);
});
