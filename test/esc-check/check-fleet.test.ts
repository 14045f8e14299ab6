import * as kplus from 'cdk8s-plus-30';
import { Binding, Cluster, Fleet, GitOps, PulumiEscEnvironment, Unit } from '../../lib';
import type { EscClient } from '../../lib/esc/esc-client';
import { OpenedEnvironment } from '../../lib/esc/opened-environment';
import { type CheckResult, checkFleet } from '../../lib/esc-check/check-fleet';
import { FleetScope, type ScopeNames } from '../../lib/esc-check/fleet-scope';
import type { EscLocalOptions } from '../../lib/esc-local/esc-local';
import { EscLock } from '../../lib/stores/pulumi-esc/environment-lock';
import { environmentShape, type PathShape } from '../../lib/stores/pulumi-esc/environment-shape';
import { useEscLock } from '../../lib/stores/pulumi-esc/lock-context';
import { connectTo, startEsc } from '../support/esc';

const ADDRESS = 'acme/shop/production';
const DEFINITION = 'values: { app: { hello: { fn::secret: "c4n4ry" }, name: shop, ports: [80] } }';
const HELLO: PathShape = { path: 'app.hello', type: 'string', secret: true };
const SHAPE: readonly PathShape[] = [
  { path: 'app', type: 'object', secret: false },
  HELLO,
  { path: 'app.name', type: 'string', secret: false },
  { path: 'app.ports', type: 'array', secret: false },
  { path: 'app.ports[0]', type: 'number', secret: false },
];

test('a property that is there and secret is nothing to say', async () => {
  const { findings, opened, tree, ...result } = await check({ variables: { HELLO: 'app.hello' } });

  expect(findings.filter(({ code }) => code !== 'check/unused-paths')).toEqual([]);
  expect(result).toEqual({
    failures: [],
    warnings: [],
    environments: [{ address: ADDRESS, state: 'opened', references: 1 }],
    references: [{ path: 'prod/web/web/hello', property: 'app.hello', use: 'value' }],
    otherStores: [],
  });
  expect(opened.map(({ shape }) => shape.address)).toEqual([ADDRESS]);
  expect([...tree.keys()]).toContain('prod/web/deployment-web.yaml');
});

test('a misspelt property is an error that names the one that was meant', async () => {
  const [finding] = only('esc/unknown-property', await check({ variables: { HELLO: 'app.helo' } }));

  expect(finding).toMatchObject({
    severity: 'error',
    path: 'prod/web/web/hello',
    problem: `${ADDRESS} has no property app.helo.`,
    mend: 'Did you mean app.hello? Else add it to the environment.',
  });
});

test('a property that is like no other has to be corrected or added', async () => {
  const [finding] = only('esc/unknown-property', await check({ variables: { HELLO: 'certificate' } }));

  expect(finding?.mend).toBe('Correct the path, or add the property to the environment.');
});

test('what the lock says as well is told once, as Pulumi ESC says it', async () => {
  const told = only('esc/unknown-property', await check({ variables: { HELLO: 'app.helo' }, locked: SHAPE }));

  expect(told.map(({ mend }) => mend)).toEqual(['Did you mean app.hello? Else add it to the environment.']);
});

test('what the lock alone does not know stays an error, because synth refuses it', async () => {
  const result = await check({ variables: { HELLO: 'app.hello' }, locked: SHAPE.filter((path) => path !== HELLO) });

  expect(codesOf(result)).toContain('esc/unknown-property error');
  expect(only('check/drift', result)[0]?.mend).toContain(`npm run import -- ${ADDRESS}`);
});

test.each([
  ['a list', { variables: { PORTS: 'app.ports' } }, 'esc/structured-property error'],
  ['a value that is not secret', { variables: { NAME: 'app.name' } }, 'esc/plain-property note'],
  ['every key of a value', { object: 'app.name' }, 'esc/no-object error'],
])('%s is told: %#', async (_, props, expected) => {
  expect(codesOf(await check(props))).toContain(expected);
});

test.each<[string, readonly PathShape[], string, string]>([
  ['what is gone', [...SHAPE, { ...HELLO, path: 'app.helo' }], 'warning', '- app.helo  secret string'],
  ['what is new', SHAPE.filter(({ path }) => path !== 'app.name'), 'note', '+ app.name  string'],
  [
    'what is another',
    [...SHAPE.slice(2), { ...HELLO, secret: false }],
    'warning',
    '~ app.hello  secret string, was string',
  ],
])('drift from the lock, %s', async (_, locked, severity, line) => {
  const [finding, ...others] = only('check/drift', await check({ variables: { HELLO: 'app.hello' }, locked }));

  expect(finding).toMatchObject({ severity, path: 'prod/web/production' });
  expect(finding?.problem).toContain(`\n  ${line}`);
  expect(others).toEqual([]);
});

test('an environment that is as the lock has it shows no drift', async () => {
  const result = await check({ variables: { HELLO: 'app.hello' }, locked: SHAPE });

  expect(codesOf(result)).toEqual(['check/unused-paths note']);
});

test('a program without a lock is told of it', async () => {
  expect(codesOf(await check({ variables: { HELLO: 'app.hello' }, locked: 'none' }))).toContain('check/no-lock note');
});

test('values that nothing reads are named, those that other tools read by name are not', async () => {
  const definition = `${DEFINITION.slice(0, -1)}, environmentVariables: { A: b }, db: { user: a, password: b }, 'odd.key': c }`;
  const result = await check({ definition, variables: { HELLO: 'app.hello' }, object: 'db' });

  expect(only('check/unused-paths', result).map(({ problem }) => problem)).toEqual([
    `3 values of ${ADDRESS} are read by nothing here:\n  ["odd.key"]\n  app.name\n  app.ports[0]`,
  ]);
});

test('of a part of a fleet nobody says what is unused', async () => {
  const result = await check({ variables: { HELLO: 'app.hello' }, scope: { units: ['web'] } });

  expect(codesOf(result)).toEqual([]);
});

test('only what is asked for is opened and told', async () => {
  const result = await check({ variables: { HELLO: 'app.helo' }, scope: { units: ['api'] } });

  expect(result).toMatchObject({ findings: [], environments: [], references: [] });
});

test('an environment that is not there is one error, however many read it', async () => {
  const variables = { HELLO: 'app.hello', NAME: 'app.name' };
  const result = await check({ variables, environments: { 'acme/shop/staging': DEFINITION } });

  const [finding, ...others] = only('check/no-environment', result);
  expect(finding).toMatchObject({ severity: 'error', path: 'prod/web/production' });
  expect(finding?.problem).toBe(`There is no ${ADDRESS} (HTTP status 404).`);
  expect(finding?.cause).toContain('2 references of the program read it.');
  expect(others).toEqual([]);
  expect(result.failures).toEqual([]);
  expect(result.environments).toEqual([{ address: ADDRESS, state: 'wrong', references: 2 }]);
});

test('an environment that does not evaluate is an error with the place in its definition', async () => {
  const result = await check({ definition: `values:\n  a: \${helo}\n`, variables: { A: 'a' }, locked: 'none' });

  const [finding] = only('check/does-not-evaluate', result);
  expect(finding).toMatchObject({ severity: 'error', path: 'prod/web/production' });
  expect(finding?.problem).toMatch(/does not evaluate.*\n {2}shop\/production:2:\d+: /);
});

test.each([
  ['imports: [shop/production@stable]', []],
  ['imports: [shop/production@canary]', [`${ADDRESS}--stable is no pin: it imports revision or tag "canary".`]],
])('a pinned environment with %s: %j', async (definition, problems) => {
  const esc = await startEsc({ [ADDRESS]: DEFINITION, [`${ADDRESS}--stable`]: definition });
  const { revisions } = connectTo(esc)();
  await Promise.all(['stable', 'canary'].map((tag) => revisions.tag(ADDRESS, { tag, to: 1 })));
  const fleet = fleetOf({ variables: { HELLO: 'app.hello' }, tag: 'stable' });

  const result = await checkFleet(fleet, { connect: connectTo(esc) });

  expect(only('check/pin', result).map(({ problem }) => problem)).toEqual(problems);
});

test('a token that nobody knows is a failure told once, and the offline findings are told all the same', async () => {
  const esc = await startEsc({ [ADDRESS]: DEFINITION });
  const fleet = fleetOf({ variables: { 'NO-NAME': 'app.hello' }, locked: SHAPE });

  const result = await checkFleet(fleet, {
    connect: connectTo(esc, { variables: { ...SIGNED_OUT, PULUMI_BACKEND_URL: esc.url } }),
  });

  expect(result.failures.map(({ kind }) => kind)).toEqual(['token-refused']);
  expect(codesOf(result)).toContain('binding/variable-name error');
  expect(result.environments).toEqual([{ address: ADDRESS, state: 'unknown', references: 1 }]);
});

test('a fleet without Pulumi ESC asks nobody', async () => {
  const connect = jest.fn();

  const result = await checkFleet(new Fleet(), { connect });

  expect(connect).not.toHaveBeenCalled();
  expect(result).toMatchObject({ findings: [], failures: [] });
});

test('an environment without a legal address is told by the program, and nobody is asked for it', async () => {
  const result = await check({ variables: { HELLO: 'app.hello' }, organization: 'no' });

  expect(result.findings.filter(({ severity }) => severity === 'error').map(({ code }) => code)).toEqual([
    'esc/address',
  ]);
  expect(result.failures).toEqual([]);
});

test('what Pulumi ESC says although it evaluates is a warning, and what speaks against the token is told', async () => {
  const diagnostics = [
    { severity: 'warning', summary: 'unused import', environment: 'shop/production', line: 3 },
  ] as const;
  const opened = new OpenedEnvironment(environmentShape(ADDRESS, SHAPE), diagnostics, async () => []);
  const environments = { openAll: async () => new Map([[ADDRESS, opened]]) };
  const client = { environments, warnings: ['The file of tokens can be read by others.'] } as unknown as EscClient;

  const result = await checkFleet(fleetOf({ variables: { HELLO: 'app.hello' } }), { connect: () => client });

  expect(only('check/diagnostic', result)).toMatchObject([
    { severity: 'warning', problem: `Pulumi ESC says of ${ADDRESS}: shop/production:3: unused import` },
  ]);
  expect(result.warnings).toEqual(['The file of tokens can be read by others.']);
});

test('an environment at an API of its own is asked there', async () => {
  const esc = await startEsc({ [ADDRESS]: DEFINITION });
  const connect = jest.fn(connectTo(esc));
  const fleet = fleetOf({ variables: { HELLO: 'app.hello' }, apiUrl: 'https://pulumi.acme.example/api/esc' });

  await checkFleet(fleet, { connect });

  expect(connect.mock.calls).toEqual([['https://pulumi.acme.example/api/esc']]);
});

test('no value is in anything that a check returns', async () => {
  const result = await check({ variables: { HELLO: 'app.helo', NAME: 'app.hello' }, object: 'app' });

  expect(JSON.stringify(result)).not.toContain('c4n4ry');
});

const SIGNED_OUT = { PULUMI_ACCESS_TOKEN: 'pul-nobody' };

interface CheckProps {
  /** Variable to path; in unit `web`. */
  readonly variables?: Readonly<Record<string, string>>;
  /** Path of an object of which every key becomes a variable. */
  readonly object?: string;
  readonly apiUrl?: string;
  readonly organization?: string;
  /** Tag to pin the environment to. */
  readonly tag?: string;
  readonly locked?: readonly PathShape[] | 'none';
  readonly scope?: ScopeNames;
  readonly definition?: string;
  readonly environments?: EscLocalOptions['environments'];
}

/** Checks one Deployment against a local ESC. */
async function check(props: CheckProps): Promise<CheckResult> {
  const { definition = DEFINITION, environments = { [ADDRESS]: definition }, scope } = props;
  const fleet = fleetOf(props);
  return checkFleet(fleet, { connect: connectTo(await startEsc(environments)), scope: new FleetScope(fleet, scope) });
}

function fleetOf({ apiUrl, locked = SHAPE, object, organization = 'acme', tag, variables = {} }: CheckProps): Fleet {
  const fleet = new Fleet();
  if (locked !== 'none') useEscLock(fleet, new EscLock(new Map([[ADDRESS, environmentShape(ADDRESS, locked)]])));
  const gitOps = GitOps.flux({ repository: 'https://github.com/acme/clusters.git' });
  const prod = new Cluster(fleet, 'prod', { kubernetes: '1.33', gitOps });
  const [api, web] = ['api', 'web'].map((name) => new Unit(prod, name, { namespace: 'shop' }));
  if (api === undefined || web === undefined) throw new Error('there are two units');
  new kplus.ConfigMap(api, 'settings', { data: { currency: 'EUR' } });
  const latest = new PulumiEscEnvironment(web, 'production', {
    organization,
    project: 'shop',
    environment: 'production',
    accessToken: { namespace: 'shop' },
    ...(apiUrl === undefined ? {} : { apiUrl }),
  });
  const environment = tag === undefined ? latest : latest.at(tag);
  const deployment = new kplus.Deployment(web, 'web', { containers: [{ image: 'web:1' }] });
  const properties = Object.entries(variables).map(([name, path]) => [name, environment.property(path)] as const);
  Binding.variables(deployment, Object.fromEntries(properties));
  if (object !== undefined) new Binding(deployment, 'all', { property: environment.property(object), variables: {} });
  return fleet;
}

/** `code severity`, in order, of what the fleet itself does not say. */
function codesOf({ findings }: CheckResult): readonly string[] {
  return findings.map(({ code, severity }) => `${code} ${severity}`);
}

function only(code: string, { findings }: CheckResult) {
  return findings.filter((finding) => finding.code === code);
}
