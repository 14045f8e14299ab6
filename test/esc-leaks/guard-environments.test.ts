import { guardEnvironments, guardOpened } from '../../lib/esc-leaks/guard-environments';
import { connectTo, startEsc } from '../support/esc';

const PROD = 'acme/shop/prod';

const DEFINITION = `values:
  plain: n0t-s3cret-at-all
  database:
    password:
      fn::secret: s3cr3t-v4lue
    replicas:
      - fn::secret: 0ther-v4lue-1
  port:
    fn::secret: "8080"
  copy: acme-\${database.password}
`;

test('every secret value is looked for, by the path of its property', async () => {
  const esc = await startEsc({ [PROD]: DEFINITION });

  const { failures, guard, values } = await guardEnvironments([{ address: PROD }], connectTo(esc));
  const leaks = guard.searchText('text', Buffer.from('n0t-s3cret-at-all\ns3cr3t-v4lue\n0ther-v4lue-1\n8080'));

  expect(leaks.map(({ line, properties }) => [line, ...properties])).toEqual([
    [2, `${PROD} database.password`],
    [3, `${PROD} database.replicas[0]`],
  ]);
  expect([values, failures]).toEqual([4, []]);
});

test('a value made from a secret is looked for too', async () => {
  const esc = await startEsc({ [PROD]: DEFINITION });

  const { guard } = await guardEnvironments([{ address: PROD }], connectTo(esc));
  const leaks = guard.searchText('text', Buffer.from('acme-s3cr3t-v4lue'));

  expect(leaks.map(({ properties }) => properties)).toEqual([[`${PROD} copy`], [`${PROD} database.password`]]);
});

test('a value that is short, or part of the name of an environment or property, is not judged', async () => {
  const definition =
    'values:\n  s0me-l0ng-key:\n    fn::secret: s0me-l0ng-key\n  project:\n    fn::secret: sh0p-pr0ject-1\n';
  const address = 'acme/sh0p-pr0ject-1/prod';
  const esc = await startEsc({ [address]: definition });

  const { guard } = await guardEnvironments([{ address }], connectTo(esc));

  expect(guard.notJudged).toEqual([`${address} ["s0me-l0ng-key"]`, `${address} project`]);
});

test('an environment that cannot be opened is a failure, and the others are looked for', async () => {
  const esc = await startEsc({ [PROD]: DEFINITION });
  const places = [{ address: 'acme/shop/dev' }, { address: PROD }];

  const { failures, guard } = await guardEnvironments(places, connectTo(esc));
  const leaks = guard.searchText('text', Buffer.from('s3cr3t-v4lue'));

  expect(failures).toMatchObject([{ kind: 'no-environment', environment: 'acme/shop/dev' }]);
  expect(leaks).toHaveLength(1);
});

test('what keeps values from being read again is one failure, and names nothing of them', async () => {
  const esc = await startEsc({ [PROD]: DEFINITION, 'acme/shop/dev': DEFINITION });
  const { environments } = connectTo(esc, { tries: 1 })();
  const opened = await Promise.all([PROD, 'acme/shop/dev'].map((address) => environments.open(address)));
  await esc.close();

  const { failures, guard, values } = await guardOpened(opened);

  expect(failures).toMatchObject([{ kind: 'service-down' }]);
  expect([values, guard.searchText('text', Buffer.from('s3cr3t-v4lue'))]).toEqual([0, []]);
});

test('an environment is opened once', async () => {
  const esc = await startEsc({ [PROD]: DEFINITION });

  await guardEnvironments([{ address: PROD }, { address: PROD }], connectTo(esc));

  expect(esc.requests.count({ method: 'POST' })).toBe(1);
});
