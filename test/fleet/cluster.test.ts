import { cluster, filesOf, findingsOf, reader, rendering, settings } from '../support/fleet';

test.each(['1.30', 'v1.36', '1.33.4-eks-abc'])('a cluster can run Kubernetes %s', (kubernetes) => {
  const prod = cluster({ kubernetes });
  settings(prod, 'web');

  expect(findingsOf(prod)).toEqual([]);
});

test.each(['1.29', '0.40'])('Kubernetes %s is too old', (kubernetes) => {
  const [finding] = rendering(cluster({ kubernetes })).findings;

  expect(finding).toMatchObject({ code: 'fleet/kubernetes-version', severity: 'error', path: 'prod' });
  expect(finding?.mend).toBe('Upgrade the cluster to 1.30 or newer, then write its new version.');
});

test.each(['latest', ''])('"%s" is no version', (kubernetes) => {
  const [finding] = rendering(cluster({ kubernetes })).findings;

  expect(finding).toMatchObject({
    code: 'fleet/kubernetes-version',
    problem: `"${kubernetes}" is no version of Kubernetes.`,
  });
});

test.each([
  [undefined, 'warning'],
  ['error', 'error'],
] as const)('policy unpinnedImages: %s makes an unpinned image a %s', (unpinnedImages, severity) => {
  const prod = cluster({ policy: { unpinnedImages } });
  reader(prod, 'checkout', { image: 'app' });

  expect(findingsOf(prod)).toEqual([`image/unpinned ${severity} prod/checkout/checkout/Resource`]);
});

test('the folder of a cluster has its name', () => {
  const prod = cluster();
  settings(prod, 'web');

  expect([...rendering(prod).tree.keys()].every((path) => path.startsWith('prod/'))).toBe(true);
  expect(filesOf(prod).has('BOOTSTRAP.md')).toBe(true);
});
