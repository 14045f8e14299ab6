import { readFileSync } from 'node:fs';
import { CDK8S_PLUS_OBJECTS } from '../../lib/upstream/cdk8s-plus';

/** How the generated classes write one property: `'hostIPC': obj.hostIpc,`. */
const WRITTEN = /^ {8}'([^']+)': .*\bobj\.(\w+)/gm;

test('the properties that cdk8s-plus spells otherwise than Kubernetes are known', () => {
  const source = readFileSync(require.resolve('cdk8s-plus-30/lib/imports/k8s.js'), 'utf8');

  const written = [...source.matchAll(WRITTEN)];
  const respelled = written.filter(([, field, property]) => field !== property).map(([, , property]) => property);

  expect([...CDK8S_PLUS_OBJECTS.respelled].sort()).toEqual([...new Set(respelled)].sort());
});

test('the classes are of the version that is installed', () => {
  const { version } = require('cdk8s-plus-30/package.json');

  expect(CDK8S_PLUS_OBJECTS.version).toBe(version);
});
