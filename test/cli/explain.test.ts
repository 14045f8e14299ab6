import { escrow, folderWith, ROOT, WRONG_PROGRAM } from './command';

test('explain says how, why, and what happens when', () => {
  const { code, stderr, stdout } = escrow(ROOT, 'explain', 'prod/checkout/main');

  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  expect(
    stdout.match(/^ {2}(How|Why|Otherwise|New value|Store down|Deleted there|Removed here|Requests) /gm),
  ).toHaveLength(8);
  expect(stdout.replaceAll(/\s+/g, ' ')).toContain(
    'For new pods: kubectl --namespace shop rollout restart deployment/checkout',
  );
});

test('the whole example is explained, cluster by cluster, within 80 columns', () => {
  const { stdout } = escrow(ROOT, 'explain');

  expect([...stdout.matchAll(/^Cluster (\w+)/gm)].map(([, name]) => name)).toEqual([
    'kind',
    'prod',
    'staging',
    'aks',
    'eks',
  ]);
  expect(stdout.split('\n').filter((line) => line.length > 80)).toEqual([]);
});

test('a place that is none is exit code 2, with those that there are', () => {
  const { code, stderr, stdout } = escrow(ROOT, 'explain', 'prod/chekout');

  expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
  expect(stderr).toBe(
    'failed  There is no prod/chekout that reads a secret. There is\n  prod/checkout\n  prod/ledger\n  prod/newsletter\n',
  );
});

test('--json prints one object', () => {
  const { stdout } = escrow(ROOT, 'explain', 'eks/orders', '--json');

  expect(JSON.parse(stdout)).toMatchObject({
    clusters: [
      { cluster: 'eks', bindings: [{ delivery: 'csi-files', explanation: { calls: expect.any(String) } }, {}, {}] },
    ],
  });
});

test('an error in the program is told, and exit code 1', () => {
  const { code, stderr } = escrow(folderWith({ 'main.ts': WRONG_PROGRAM }), 'explain');

  expect(code).toBe(1);
  expect(stderr).toContain('1 error; what follows may lack something.');
});
