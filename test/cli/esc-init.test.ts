import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { EscLocal } from '../../lib/esc-local/esc-local';
import { connectTo, signedIn, startEsc } from '../support/esc';
import { filesBelow, folderWith, type Outcome, ROOT } from './command';
import { escrowWith } from './esc-command';

const ADDRESS = 'acme/shop/production';
const CANARY = 'c4n4ry-value';
const SECRETS = { DB_PASSWORD: CANARY, API_KEY: `${CANARY}-2` };

let esc: EscLocal;

beforeEach(async () => {
  esc = await startEsc({ 'acme/other/env': '' });
});

test('the plan is shown, with --yes it is done, and the second one is empty', async () => {
  const folder = folderWith({ 'main.ts': PROGRAM });

  const first = await init(folder, SECRETS, '--yes');
  const second = await init(folder, {}, '--yes');

  expect(first.stderr).toBe('');
  expect(first.stdout).toBe(`${PLAN}${ADDRESS}: revision 2 written\n`);
  expect(second).toEqual({ code: 0, stderr: '', stdout: 'As declared: 1 environment.\n' });
});

test('where nobody is there to agree: exit code 2, the plan, and nothing is written', async () => {
  const { code, stderr, stdout } = await init(folderWith({ 'main.ts': PROGRAM }), SECRETS);

  expect(code).toBe(2);
  expect(stdout).toBe(PLAN);
  expect(stderr).toMatch(/^failed {2}Nothing was written: nobody is there to agree\. .*--yes\.\n$/);
  expect(await connectTo(esc)().definitions.tryRead(ADDRESS)).toBeUndefined();
});

test('secrets that nobody gives: exit code 2 and all their variables', async () => {
  const { code, stderr } = await init(folderWith({ 'main.ts': PROGRAM }), { API_KEY: '' }, '--yes');

  expect(code).toBe(2);
  expect(stderr).toContain(
    `  API_KEY  for keys["api-key"] in ${ADDRESS}\n  DB_PASSWORD  for settings.password in ${ADDRESS}\n`,
  );
});

test('a revision of somebody else: exit code 1, both numbers, and what would be lost', async () => {
  const folder = folderWith({ 'main.ts': PROGRAM });
  await init(folder, SECRETS, '--yes');
  await writeElsewhere('values: { settings: none }\n');

  const { code, stderr } = await init(folder, SECRETS, '--yes');

  expect(code).toBe(1);
  expect(stderr).toContain(`error  esc/changed-elsewhere  kind/demo/production
  Somebody else has changed ${ADDRESS}: esc init wrote revision 2, and now there is revision 3.
    app.port  is nothing, declared is number
    keys["api-key"]  is nothing, declared is secret string from API_KEY
    settings  is string, declared is secret fn::toJSON
`);
  expect(stderr).toMatch(/\n1 error; nothing was written\.\n$/);
});

test('--tag, --set-secrets and --overwrite are told of in the plan', async () => {
  const folder = folderWith({ 'main.ts': PROGRAM });
  await init(folder, SECRETS, '--yes', '--tag', 'stable');
  await writeElsewhere((await definition()).replace('8080', '1'));

  const { stdout } = await init(folder, { API_KEY: 'n3w' }, '--yes', '--tag', 'stable', '--set-secrets', '--overwrite');

  expect(stdout).toBe(`${ADDRESS}  revision 3
  ~ app.port  another number
  ~ keys["api-key"]  secret string from API_KEY, was secret string
  tag stable: from revision 2 to the new revision
${ADDRESS}: revision 4 written, tag stable points at revision 4
`);
});

test('--json prints what was planned and done as one object', async () => {
  const { stderr, stdout } = await init(folderWith({ 'main.ts': PROGRAM }), SECRETS, '--yes', '--json');

  expect(stderr).toBe('');
  expect(JSON.parse(stdout)).toEqual({
    environments: [
      {
        address: ADDRESS,
        action: 'create',
        changes: [
          { change: 'added', path: 'app.port', is: 'number' },
          { change: 'added', path: 'keys["api-key"]', is: 'secret string from API_KEY' },
          { change: 'added', path: 'settings', is: 'secret fn::toJSON' },
        ],
        written: 2,
      },
    ],
    findings: [],
    failures: [],
    warnings: [],
  });
});

test('one of several environments is chosen by its address, and one that is not there is told', async () => {
  const folder = folderWith({ 'main.ts': PROGRAM });

  const wrong = await init(folder, SECRETS, '--yes', 'acme/shop/prodution');
  const right = await init(folder, SECRETS, '--yes', ADDRESS);

  expect(wrong.stderr).toBe(`failed  main.ts declares no acme/shop/prodution. It declares ${ADDRESS}.\n`);
  expect([wrong.code, right.code]).toEqual([2, 0]);
});

test.each(['latest', 'cdk8s-escrow', '7'])('"%s" is no tag to set', async (tag) => {
  const { code, stderr } = await init(folderWith({ 'main.ts': PROGRAM }), SECRETS, '--yes', '--tag', tag);

  expect([code, stderr]).toEqual([2, expect.stringContaining(`"${tag}" is no tag to set.`)]);
});

test('a mistake in the declaration: exit code 1, and nothing is asked', async () => {
  const wrong = PROGRAM.replace("'API_KEY'", `'${CANARY}'`);

  const { code, stderr } = await init(folderWith({ 'main.ts': wrong }), SECRETS, '--yes');

  expect(code).toBe(1);
  expect(stderr).toContain('error  esc/secret-variable  kind/demo/production\n');
  expect(esc.requests.count()).toBe(0);
});

test('no output, error or file of any run shows a value or the token', async () => {
  const folder = folderWith({
    'main.ts': PROGRAM,
    'wrong.ts': PROGRAM.replace('EscValue.toJSON', 'EscValue.fromJSON'),
  });
  const debug = { ...SECRETS, DEBUG: '*', NODE_DEBUG: 'http,net,tls' };
  const outcomes = [
    await init(folder, SECRETS),
    await init(folder, { DB_PASSWORD: CANARY }, '--yes'),
    await init(folder, SECRETS, '--yes', '--program', 'wrong.ts'),
    await init(folder, debug, '--yes', '--json', '--tag', 'stable'),
    await init(folder, { API_KEY: `${CANARY}-3` }, '--yes', '--set-secrets'),
    await init(folder, { ...SECRETS, PULUMI_ACCESS_TOKEN: 'c4n4ry-token' }, '--yes'),
    await init(folder, { ...SECRETS, PULUMI_BACKEND_URL: 'http://127.0.0.1:9' }, '--yes', '--timeout', '1'),
    await diff(folder),
    await diff(folder, '--json'),
  ];
  await writeElsewhere(`values: { settings: ${CANARY}, keys: { fn::secret: ${CANARY} } }\n`);
  outcomes.push(await init(folder, SECRETS, '--yes'), await diff(folder), await diff(folder, '--json'));
  const files = filesBelow(folder).map((path) => readFileSync(join(folder, path), 'utf8'));

  expect(outcomes.map(({ code }) => code)).toEqual([2, 2, 1, 0, 0, 2, 2, 0, 0, 1, 1, 1]);
  expect(JSON.stringify([outcomes, files])).not.toContain('c4n4ry');
  expect(JSON.stringify([outcomes, files])).not.toContain(esc.token);
});

test('esc diff says what is declared and not there, and what is there and not declared: exit code 1', async () => {
  const folder = folderWith({ 'main.ts': PINNING });
  const missing = await diff(folder);
  await init(folder, SECRETS, '--yes', '--tag', 'stable');
  const same = await diff(folder);
  await writeElsewhere((await definition()).replace('port: 8080', 'host: a'));

  const different = await diff(folder);

  expect(missing).toMatchObject({ code: 1, stdout: expect.stringContaining(PLAN) });
  expect(same).toEqual({
    code: 0,
    stderr: '',
    stdout: `${ADDRESS}@stable  points at the newest revision, 2\nAs declared: 2 environments.\n`,
  });
  expect(different).toEqual({
    code: 1,
    stderr: '',
    stdout: `${ADDRESS}  revision 3
  - app.host  string
  + app.port  number
${ADDRESS}@stable  moved from revision 2 to 3 would change this
  - app.port  number
  + app.host  string
As declared: 1 environment.
`,
  });
});

const PLAN = `${ADDRESS}  is not there
  + app.port  number
  + keys["api-key"]  secret string from API_KEY
  + settings  secret fn::toJSON
`;

const LIBRARY = JSON.stringify(join(ROOT, 'lib/index.ts'));

const PROGRAM = `
  import { Cluster, EscValue, Fleet, GitOps, PulumiEscEnvironment, Unit } from ${LIBRARY};
  const fleet = new Fleet();
  const gitOps = GitOps.flux({ repository: 'https://github.com/acme/clusters.git' });
  const unit = new Unit(new Cluster(fleet, 'kind', { kubernetes: '1.33', gitOps }), 'demo', { namespace: 'default' });
  const environment = new PulumiEscEnvironment(unit, 'production', {
    organization: 'acme',
    project: 'shop',
    environment: 'production',
    accessToken: { namespace: 'default' },
    definition: {
      values: {
        app: { port: 8080 },
        keys: { 'api-key': EscValue.secretFrom('API_KEY') },
        settings: EscValue.toJSON({ password: EscValue.secretFrom('DB_PASSWORD') }),
      },
    },
  });
  export default fleet;
`;

const PINNING = PROGRAM.replace('export default', "environment.at('stable');\nexport default");

function init(
  folder: string,
  variables: Readonly<Record<string, string>>,
  ...args: readonly string[]
): Promise<Outcome> {
  return escrowWith(folder, { ...signedIn(esc), ...variables }, 'esc', 'init', ...args).outcome;
}

function diff(folder: string, ...args: readonly string[]): Promise<Outcome> {
  return escrowWith(folder, signedIn(esc), 'esc', 'diff', ...args).outcome;
}

async function definition(): Promise<string> {
  return (await connectTo(esc)().definitions.read(ADDRESS)).yaml;
}

async function writeElsewhere(yaml: string): Promise<void> {
  const { definitions } = connectTo(esc)();
  await definitions.update(await definitions.read(ADDRESS), yaml);
}
