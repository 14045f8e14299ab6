import { declaredEnvironments } from '../../lib/esc-init/declared-environments';
import { escDiff } from '../../lib/esc-init/diff';
import { EscValue } from '../../lib/stores/pulumi-esc/environment-definition';
import { environment } from '../support/environment';
import { connectTo, startEsc } from '../support/esc';
import { ADDRESS, Operator, program } from './init';

const THIN = `${ADDRESS}--stable`;
const FIRST = 'values: { a: 1, b: 2 }\n';
const SECOND = 'values: { a: text, c: { fn::secret: "c4n4ry" } }\n';

test('a pinned environment is made, and reads what the tag points at', async () => {
  const operator = await operatorOf(FIRST, SECOND);
  await operator.client.revisions.tag(ADDRESS, { tag: 'stable', to: 1 });

  const { applied, findings } = await operator.init(pinning());

  expect(findings).toEqual([]);
  expect(applied).toEqual([{ address: THIN, revision: 2 }]);
  expect(await pathsOf(operator, THIN)).toEqual(['a', 'b']);
});

test('the second plan of a pinned environment is empty', async () => {
  const operator = await operatorOf(FIRST);
  await operator.client.revisions.tag(ADDRESS, { tag: 'stable', to: 1 });
  await operator.init(pinning());

  const { applied, environments } = await operator.init(pinning());

  expect(environments).toMatchObject([{ edits: [] }]);
  expect(applied).toEqual([]);
});

test('a tag that is not there is made together with what is pinned at it', async () => {
  const operator = await operatorOf(FIRST, SECOND);

  const { applied, findings } = await operator.init(pinning(), { tag: 'stable' });

  expect(findings).toEqual([]);
  expect(applied).toEqual([
    { address: ADDRESS, tag: { name: 'stable', revision: 2 } },
    { address: THIN, revision: 2 },
  ]);
});

test('without the tag nothing is written, and how to make it is told', async () => {
  const operator = await operatorOf(FIRST);

  const { applied, findings } = await operator.init(pinning());

  expect(applied).toEqual([]);
  expect(findings).toMatchObject([
    {
      code: 'esc/definition-refused',
      path: 'program/production/at-stable',
      mend: `Make the tag first:  cdk8s-escrow esc init ${ADDRESS} --tag stable`,
    },
  ]);
});

test('moving the tag moves what is read, and leaves the thin environment alone', async () => {
  const operator = await operatorOf(FIRST);
  await operator.init(pinning(), { tag: 'stable' });
  await operator.write(SECOND);

  const { applied } = await operator.init(pinning(), { tag: 'stable' });

  expect(applied).toEqual([{ address: ADDRESS, tag: { name: 'stable', revision: 2 } }]);
  expect(await pathsOf(operator, THIN)).toEqual(['a', 'c']);
});

test('a tag that points at the newest revision is not touched', async () => {
  const operator = await operatorOf(FIRST);
  await operator.init(pinning(), { tag: 'stable' });

  const { applied } = await operator.init(pinning(), { tag: 'stable' });

  expect(applied).toEqual([]);
});

test('an environment that is declared and pinned is written, tagged and imported, in this order', async () => {
  const operator = new Operator(await startEsc({ 'acme/other/env': '' }), { SECRET: 'c4n4ry' });
  const root = program();
  environment({ definition: { values: { secret: EscValue.secretFrom('SECRET') } } }, root).at('stable');

  const { applied, findings } = await operator.init(root, { tag: 'stable' });

  expect(findings).toEqual([]);
  expect(applied).toEqual([
    { address: ADDRESS, revision: 2, tag: { name: 'stable', revision: 2 } },
    { address: THIN, revision: 2 },
  ]);
  expect(await operator.secretsOf(THIN)).toEqual({ secret: 'c4n4ry' });
});

test('a tag is put on what is declared, and on nothing that is pinned at another', async () => {
  const operator = await operatorOf(FIRST);
  const root = program();
  environment({}, root).at('canary');
  environment({ environment: 'staging', definition: { values: { a: 1 } } }, program(root));

  const { applied } = await operator.init(root, { tag: 'canary' });

  expect(applied.map(({ address, tag }) => [address, tag?.name])).toEqual([
    [ADDRESS, 'canary'],
    [`${ADDRESS}--canary`, undefined],
    ['acme/shop/staging', 'canary'],
  ]);
});

test('the diff says what moving a tag would change for those who read it', async () => {
  const operator = await operatorOf(FIRST, SECOND);
  await operator.client.revisions.tag(ADDRESS, { tag: 'stable', to: 1 });

  const { moves } = await diff(operator);

  expect(moves).toEqual([
    {
      address: THIN,
      of: ADDRESS,
      tag: 'stable',
      from: 1,
      to: 2,
      change: {
        added: [{ path: 'c', type: 'string', secret: true }],
        removed: [{ path: 'b', type: 'number', secret: false }],
        changed: [
          {
            before: { path: 'a', type: 'number', secret: false },
            after: { path: 'a', type: 'string', secret: false },
          },
        ],
      },
    },
  ]);
});

test('a tag at the newest revision is not opened, nor is one that is not there', async () => {
  const operator = await operatorOf(FIRST);
  const before = await diff(operator);
  await operator.client.revisions.tag(ADDRESS, { tag: 'stable', to: 1 });

  const after = await diff(operator);

  expect(before.moves).toEqual([{ address: THIN, of: ADDRESS, tag: 'stable', to: 1 }]);
  expect(after.moves).toEqual([{ address: THIN, of: ADDRESS, tag: 'stable', from: 1, to: 1 }]);
  expect(operator.esc.requests.entries().filter(({ route }) => route.endsWith('/open'))).toEqual([]);
});

async function operatorOf(...definitions: readonly string[]): Promise<Operator> {
  return new Operator(await startEsc({ [ADDRESS]: definitions }));
}

function pinning() {
  const root = program();
  environment({}, root).at('stable');
  return root;
}

function diff(operator: Operator) {
  return escDiff(declaredEnvironments(pinning()).environments, connectTo(operator.esc));
}

async function pathsOf(operator: Operator, address: string): Promise<string[]> {
  const { shape } = await operator.client.environments.open(address);
  return shape.paths.map(({ path }) => path);
}
