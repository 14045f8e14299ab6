import { existsSync, readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import type { EscLocalOptions } from '../../lib/esc-local/esc-local';
import { leaksOf } from '../leak-guard/leaks-of';
import { signedIn, startEsc } from '../support/esc';
import { folderWith, type Outcome, ROOT } from './command';
import { escrowWith, programReading, TUTORIAL, TUTORIAL_DEFINITION } from './esc-command';

const SECRET = 'app["hello-secret"]';

/** A program with the secret's value in a ConfigMap; the value itself is not in its text. */
const LEAKING_PROGRAM = `
  import { ConfigMap } from ${JSON.stringify(join(ROOT, 'node_modules/cdk8s-plus-30'))};
  ${programReading(SECRET)}
  new ConfigMap(unit, 'settings', { metadata: { name: 'settings' }, data: { a: ['c4n4ry', 'secret'].join('-') } });
`;

test('a program that is right: exit code 0, and what was looked at', async () => {
  const { code, stderr, stdout } = await check(programReading(SECRET));

  expect(stderr).not.toMatch(/^(?:error|warning|failed)/m);
  expect(stdout).toMatch(/^1 environment, 1 reference, \d+ files: 2 notes\n$/);
  expect(code).toBe(0);
});

test('a misspelt property: exit code 1, and the one that was meant', async () => {
  const { code, stderr, stdout } = await check(programReading('app.helo'));

  expect(stderr).toContain('error  esc/unknown-property  kind/demo/demo/hello\n');
  expect(stderr).toContain('Did you mean app.hello');
  expect(stdout).toMatch(/^1 environment, 1 reference, \d+ files: 1 error, 2 notes\n$/);
  expect(code).toBe(1);
});

test('a token that is refused: exit code 2, one failure and no stack', async () => {
  const { code, stderr, stdout } = await check(programReading(SECRET), [], { PULUMI_ACCESS_TOKEN: 'pul-c4n4ry' });

  expect(stderr).toMatch(/^failed {2}Pulumi ESC at \S+ does not know the access token/m);
  expect(stderr).not.toContain('    at ');
  expect(stderr).not.toContain('pul-c4n4ry');
  expect(stdout).toBe('1 environment, 1 reference: nothing known of 1 environment, 1 note\n');
  expect(code).toBe(2);
});

test('no token: exit code 2, and how to get one', async () => {
  const { code, stderr } = await escrowWith(folderWith({ 'main.ts': programReading(SECRET) }), {}, 'check').outcome;

  expect(stderr).toContain('Sign in with "esc login" or "pulumi login"');
  expect(code).toBe(2);
});

test('a service that is down: exit code 2 within the time limit, and what to look at', async () => {
  const variables = { PULUMI_ACCESS_TOKEN: 'pul-1', PULUMI_BACKEND_URL: await addressOfNobody() };
  const folder = folderWith({ 'main.ts': programReading(SECRET) });
  const { code, stderr } = await escrowWith(folder, variables, 'check', '--timeout', '1').outcome;

  expect(stderr).toMatch(/^failed {2}Pulumi ESC did not answer everything within 1 seconds\.\n.*ECONNREFUSED/m);
  expect(code).toBe(2);
});

test('--json prints the findings and what is known of each environment as one object', async () => {
  const { stderr, stdout } = await check(programReading('app.helo'), ['--json']);

  expect(JSON.parse(stdout)).toMatchObject({
    program: 'main.ts',
    environments: [{ address: TUTORIAL, state: 'opened', references: 1 }],
    otherStores: [],
    searched: { values: 1, files: expect.any(Number) },
    findings: expect.arrayContaining([expect.objectContaining({ code: 'esc/unknown-property' })]),
    failures: [],
    warnings: [],
  });
  expect(stderr).toBe('');
});

test('--json has what kept Pulumi ESC from answering, and nothing that signs in', async () => {
  const { code, stdout } = await check(programReading(SECRET), ['--json'], { PULUMI_ACCESS_TOKEN: 'pul-c4n4ry' });

  expect(JSON.parse(stdout).failures).toMatchObject([{ kind: 'token-refused', status: 401, mend: expect.any(String) }]);
  expect(stdout).not.toContain('pul-c4n4ry');
  expect(code).toBe(2);
});

test('--sarif writes the findings with the line of the property', async () => {
  const program = programReading('app.helo');
  const folder = folderWith({ 'main.ts': program });

  const { stdout } = await checkIn(folder, ['--sarif', 'check.sarif']);

  const log = JSON.parse(readFileSync(join(folder, 'check.sarif'), 'utf8'));
  const result = log.runs[0].results.find(({ ruleId }: { ruleId: string }) => ruleId === 'esc/unknown-property');
  expect(result.locations[0].physicalLocation).toEqual({
    artifactLocation: { uri: 'main.ts' },
    region: { startLine: 1 + program.split('\n').findIndex((line) => line.includes("'app.helo'")) },
  });
  expect(stdout).toContain('check.sarif written.\n');
});

test('--sarif writes nothing where Pulumi ESC could not be asked', async () => {
  const folder = folderWith({ 'main.ts': programReading(SECRET) });

  const { stdout } = await checkIn(folder, ['--sarif', 'check.sarif'], { PULUMI_ACCESS_TOKEN: 'pul-2' });

  expect(existsSync(join(folder, 'check.sarif'))).toBe(false);
  expect(stdout).toContain('check.sarif is as it was.\n');
});

test('a value in a file: exit code 1, where it is and whose it is', async () => {
  const folder = folderWith({ 'main.ts': programReading(SECRET), 'notes.md': 'Try\nwith "c4n4ry-secret".\n' });

  const { code, stderr } = await checkIn(folder);

  expect(stderr).toContain('error  leak/value  notes.md:2:7\n');
  expect(stderr).toContain(`The file has the value of ${TUTORIAL} ${SECRET}, as it is.`);
  expect(code).toBe(1);
});

test('a value in what the program would write is found before it is written', async () => {
  const { code, stderr } = await check(LEAKING_PROGRAM);

  expect(leaksIn(stderr)).toEqual([expect.stringMatching(/^dist\/kind\/demo\/configmap-settings\.yaml:\d+:\d+$/)]);
  expect(code).toBe(1);
});

test('what is written already is told once', async () => {
  const folder = folderWith({ 'main.ts': LEAKING_PROGRAM });
  await escrowWith(folder, {}, 'synth').outcome;

  const { stderr } = await checkIn(folder);

  expect(leaksIn(stderr)).toHaveLength(1);
});

test('--sarif puts a value at its line of its file', async () => {
  const folder = folderWith({ 'main.ts': programReading(SECRET), 'notes.md': '\nc4n4ry-secret\n' });

  await checkIn(folder, ['--sarif', 'check.sarif']);

  const log = readFileSync(join(folder, 'check.sarif'), 'utf8');
  const result = JSON.parse(log).runs[0].results.find(({ ruleId }: { ruleId: string }) => ruleId === 'leak/value');
  expect(result).toMatchObject({
    level: 'error',
    locations: [{ physicalLocation: { artifactLocation: { uri: 'notes.md' }, region: { startLine: 2 } } }],
  });
  expect(log).not.toContain('c4n4ry');
});

test('--no-leaks looks at no file', async () => {
  const folder = folderWith({ 'main.ts': programReading(SECRET), 'notes.md': 'c4n4ry-secret' });

  const { code, stdout } = await checkIn(folder, ['--no-leaks']);

  expect(stdout).toBe('1 environment, 1 reference: 2 notes\n');
  expect(code).toBe(0);
});

test('values are looked for without asking for anything once more', async () => {
  const esc = await start();

  await escrowWith(folderWith({ 'main.ts': programReading(SECRET) }), signedIn(esc), 'check').outcome;

  expect(esc.requests.count()).toBe(2);
});

test.each(['azure-key-vault-files-and-variables', 'aws-secrets', 'google-secret-manager', 'hashicorp-vault'])(
  'references of examples/%s.ts are not checked, and counted as such',
  async (example) => {
    const folder = folderWith({});
    const program = join(ROOT, `examples/${example}.ts`);

    const { code, stdout } = await escrowWith(folder, {}, 'check', program, '--sarif', 'check.sarif').outcome;

    expect(stdout).toMatch(/^0 environments, 0 references: \d+ references? not checked, /);
    expect(code).toBe(0);
    const [{ results }] = JSON.parse(readFileSync(join(folder, 'check.sarif'), 'utf8')).runs;
    expect(results).toContainEqual(expect.objectContaining({ ruleId: 'check/not-checked', level: 'note' }));
  },
);

test("Node's debug output shows nothing of a value, not even its bytes in hex", async () => {
  const esc = await startEsc({ [TUTORIAL]: 'values: { a: { fn::secret: c4n4ry-secret } }' });
  const folder = folderWith({ 'main.ts': programReading('a') });

  const { stderr } = await escrowWith(folder, { ...signedIn(esc), NODE_DEBUG: '*' }, 'check').outcome;

  expect(stderr).toContain('STREAM');
  expect(leaksOf('c4n4ry-secret', stderr)).toEqual([]);
});

test('--strict makes a warning exit code 1', async () => {
  const program = programReading(SECRET).replace('busybox:1.37.0', 'busybox');

  const outcomes = [await check(program), await check(program, ['--strict'])];

  expect(outcomes.map(({ code }) => code)).toEqual([0, 1]);
});

test('a cluster that is not there: exit code 2, and those that are', async () => {
  const { code, stderr } = await check(programReading(SECRET), ['--cluster', 'prod']);

  expect(stderr).toBe('failed  There is no cluster "prod"; there is kind.\n');
  expect(code).toBe(2);
});

test('a time limit that is none: exit code 2', async () => {
  const { code, stderr } = await check(programReading(SECRET), ['--timeout', 'soon']);

  expect(stderr).toContain('Write a number of seconds');
  expect(code).toBe(2);
});

test('Ctrl-C ends a check: exit code 2 and no log', async () => {
  const folder = folderWith({ 'main.ts': programReading(SECRET) });
  const esc = await start({ faults: { delay: 1, delayMilliseconds: 60_000 } });
  const { child, outcome } = escrowWith(folder, signedIn(esc), 'check', '--sarif', 'check.sarif');
  while (esc.requests.count() === 0) await new Promise(setImmediate);

  child.kill('SIGINT');

  expect(await outcome).toMatchObject({ code: 2, stderr: expect.stringContaining('interrupted') });
  expect(existsSync(join(folder, 'check.sarif'))).toBe(false);
});

function start(options: EscLocalOptions = {}) {
  return startEsc({ [TUTORIAL]: TUTORIAL_DEFINITION }, options);
}

function check(program: string, args?: readonly string[], variables?: Variables): Promise<Outcome> {
  return checkIn(folderWith({ 'main.ts': program }), args, variables);
}

type Variables = Readonly<Record<string, string>>;

/** Checks `main.ts` against a local ESC that has the tutorial's environment. Whatever comes of it shows no value. */
async function checkIn(folder: string, args: readonly string[] = [], variables: Variables = {}): Promise<Outcome> {
  const esc = await start();
  const outcome = await escrowWith(folder, { ...signedIn(esc), ...variables }, 'check', ...args).outcome;
  expect(JSON.stringify(outcome)).not.toMatch(/c4n4ry-/);
  return outcome;
}

async function addressOfNobody(): Promise<string> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as { readonly port: number };
  await new Promise((resolve) => server.close(resolve));
  return `http://127.0.0.1:${port}`;
}

/** Places of the leaks that are told. */
function leaksIn(stderr: string): readonly string[] {
  return [...stderr.matchAll(/^error {2}leak\/value {2}(\S+)$/gm)].map(([, place = '']) => place);
}
