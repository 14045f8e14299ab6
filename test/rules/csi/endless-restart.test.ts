import type { JsonObject } from '../../../lib/core/json';
import { objectAt } from '../../../lib/core/manifest';
import { finiteRestarts } from '../../../lib/rules/csi/endless-restart';
import { classOf, reading } from '../../support/classes';
import { check, codes } from '../../support/cluster-subject';

const PULUMI = classOf('pulumi', '- fileName: a\n');
const RELOAD = { 'secretproviderclass.reloader.stakater.com/reload': 'other, db' };

test('a restart on versions that are new each time is told of', () => {
  const [finding] = check(finiteRestarts, [csiDriver(true), PULUMI, annotated(RELOAD)]);

  expect(finding).toMatchObject({ code: 'csi/endless-restart', severity: 'warning', path: 'prod/shop/app' });
  expect(finding?.problem).toContain(
    'restarts Deployment "shop/app" on each new version of SecretProviderClass "shop/db"',
  );
});

test.each(['reloader.stakater.com/auto', 'secretproviderclass.reloader.stakater.com/auto'])(
  'so is %s',
  (annotation) => {
    expect(codes(finiteRestarts, [csiDriver(true), PULUMI, annotated({ [annotation]: 'true' })])).toHaveLength(1);
  },
);

test.each<[string, JsonObject[]]>([
  ['a driver that does not rotate', [csiDriver(false), PULUMI, annotated(RELOAD)]],
  ["versions that are the store's own", [csiDriver(true), classOf('vault', '- objectName: a\n'), annotated(RELOAD)]],
  ['a workload that nobody restarts', [csiDriver(true), PULUMI, reading()]],
  ['a bare Pod', [csiDriver(true), PULUMI, barePod()]],
  ['a restart on Secrets', [csiDriver(true), PULUMI, annotated({ 'secret.reloader.stakater.com/auto': 'true' })]],
  [
    'a restart on another class',
    [csiDriver(true), PULUMI, annotated({ 'secretproviderclass.reloader.stakater.com/reload': 'x' })],
  ],
])('%s passes', (_, manifests) => {
  expect(codes(finiteRestarts, manifests)).toEqual([]);
});

function annotated(annotations: JsonObject): JsonObject {
  return { ...reading(), metadata: { name: 'app', namespace: 'shop', annotations } };
}

function barePod(): JsonObject {
  const { metadata, spec } = annotated(RELOAD);
  return { apiVersion: 'v1', kind: 'Pod', metadata, spec: objectAt(objectAt({ spec }, 'spec'), 'template').spec };
}

function csiDriver(requiresRepublish: boolean): JsonObject {
  const metadata = { name: 'secrets-store.csi.k8s.io' };
  return { apiVersion: 'storage.k8s.io/v1', kind: 'CSIDriver', metadata, spec: { requiresRepublish } };
}
