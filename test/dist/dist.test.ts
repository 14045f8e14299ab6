import fleet from '../../main';
import { committed, objects } from './committed';

const STALE = 'dist/ is stale: run `npm run synth`, and commit what it changes';

const rendering = fleet.render();

test('the example has no findings', () => {
  expect(rendering.findings).toEqual([]);
});

test('dist/ holds the files that main.ts makes, and no other', () => {
  const missing = [...rendering.tree.keys()].filter((path) => !committed.has(path));
  const surplus = [...committed.keys()].filter((path) => !rendering.tree.has(path));

  expect({ [STALE]: { missing, surplus } }).toEqual({ [STALE]: { missing: [], surplus: [] } });
});

test('each file of dist/ holds the bytes that main.ts makes', () => {
  const differing = [...rendering.tree].filter(([path, content]) => committed.get(path) !== content);

  expect({ [STALE]: differing.map(([path]) => path) }).toEqual({ [STALE]: [] });
});

test('the only Secrets of dist/ are empty ones that their owner fills', () => {
  const secrets = objects.filter(({ identity }) => identity.kind === 'Secret');

  expect(new Set(secrets.map(({ identity }) => identity.name))).toEqual(new Set(['external-secrets-webhook']));
  expect(secrets.filter(({ manifest }) => 'data' in manifest || 'stringData' in manifest)).toEqual([]);
});

test('the clusters are those of main.ts', () => {
  expect(new Set(objects.map(({ cluster }) => cluster))).toEqual(new Set(['aks', 'eks', 'kind', 'prod', 'staging']));
});
