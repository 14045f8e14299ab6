import type { JsonObject } from '../../../lib/core/json';
import { restfulRefreshes } from '../../../lib/rules/eso/refresh-with-restart';
import { reading } from '../../support/classes';
import { check, codes } from '../../support/cluster-subject';
import { externalSecret } from '../../support/manifests';

const RED = ['eso/refresh-with-restart warning prod/shop/db'];
const RELOAD = { 'secret.reloader.stakater.com/reload': 'db' };

test('a refresh below a minute is told of where pods restart on it', () => {
  const [finding] = check(restfulRefreshes, [refreshing('15s'), annotated(RELOAD)]);

  expect(finding).toMatchObject({ code: 'eso/refresh-with-restart', severity: 'warning', path: 'prod/shop/db' });
  expect(finding?.problem).toContain('every 15s, and Reloader restarts Deployment "shop/app" whenever Secret "db"');
});

test.each<JsonObject>([
  { 'secret.reloader.stakater.com/reload': 'other, db' },
  { 'secret.reloader.stakater.com/reload': 'd.*' },
  { 'secret.reloader.stakater.com/auto': 'true' },
  { 'reloader.stakater.com/auto': 'true' },
])('whoever is annotated with %j restarts', (annotations) => {
  expect(codes(restfulRefreshes, [refreshing('15s'), annotated(annotations)])).toEqual(RED);
});

test.each<JsonObject>([
  {},
  { 'secret.reloader.stakater.com/reload': 'db-2' },
  { 'secret.reloader.stakater.com/reload': '(' },
  { 'reloader.stakater.com/auto': 'false' },
  { 'configmap.reloader.stakater.com/auto': 'true' },
])('whoever is annotated with %j does not', (annotations) => {
  expect(codes(restfulRefreshes, [refreshing('15s'), annotated(annotations)])).toEqual([]);
});

test.each([['1m'], ['1h0m0s'], ['0'], ['0s'], ['soon'], [undefined]])(
  'a refresh every %s passes',
  (refreshInterval) => {
    expect(codes(restfulRefreshes, [refreshing(refreshInterval), annotated(RELOAD)])).toEqual([]);
  },
);

test.each(['CreatedOnce', 'OnChange'])('a Secret that is read %s passes', (refreshPolicy) => {
  expect(codes(restfulRefreshes, [refreshing('15s', { refreshPolicy }), annotated(RELOAD)])).toEqual([]);
});

test('a generator of new values is given ten minutes', () => {
  const [finding] = check(restfulRefreshes, [refreshing('5m', generator('Password')), annotated(RELOAD)]);

  expect(finding?.cause).toBe(
    'Password makes a new value each time, so Deployment "shop/app" restarts every 5m, for ever.',
  );
  expect(codes(restfulRefreshes, [refreshing('10m', generator('Password')), annotated(RELOAD)])).toEqual([]);
});

test('a generator whose values stay may be asked each minute', () => {
  expect(codes(restfulRefreshes, [refreshing('5m', generator('Fake')), annotated(RELOAD)])).toEqual([]);
});

test('a workload of another namespace does not restart', () => {
  const other = { ...annotated(RELOAD), metadata: { name: 'app', namespace: 'default', annotations: RELOAD } };
  const annotations = { 'secret.reloader.stakater.com/reload': 'd.*' };
  const patterned = { ...other, metadata: { ...other.metadata, annotations } };

  expect(codes(restfulRefreshes, [refreshing('15s'), other])).toEqual([]);
  expect(codes(restfulRefreshes, [refreshing('15s'), patterned])).toEqual([]);
});

test('a bare Pod is nothing that Reloader restarts', () => {
  expect(codes(restfulRefreshes, [refreshing('15s'), { ...annotated(RELOAD), kind: 'Pod', apiVersion: 'v1' }])).toEqual(
    [],
  );
});

function refreshing(refreshInterval: string | undefined, spec: JsonObject = {}): JsonObject {
  return externalSecret({ refreshInterval, ...spec });
}

function generator(kind: string): JsonObject {
  return { dataFrom: [{ sourceRef: { generatorRef: { kind, name: 'token' } } }] };
}

/** A Deployment that reads Secret `db`. */
function annotated(annotations: JsonObject): JsonObject {
  const env = [{ name: 'A', valueFrom: { secretKeyRef: { name: 'db', key: 'a' } } }];
  return { ...reading({ env }), metadata: { name: 'app', namespace: 'shop', annotations } };
}
