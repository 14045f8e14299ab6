import { existsSync, readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import type { EscLocalOptions } from '../../lib/esc-local/esc-local';
import { signedIn, startEsc } from '../support/esc';
import { folderWith, type Outcome } from './command';
import { escrowWith, programReading, TUTORIAL, TUTORIAL_DEFINITION } from './esc-command';

const SECRET = 'app["hello-secret"]';

test('a program that is right: exit code 0, and what was looked at', async () => {
  const { code, stderr, stdout } = await check(programReading(SECRET));

  expect(stderr).not.toMatch(/^(?:error|warning|failed)/m);
  expect(stdout).toBe('1 environment, 1 reference: 2 notes\n');
  expect(code).toBe(0);
});

test('a misspelt property: exit code 1, and the one that was meant', async () => {
  const { code, stderr, stdout } = await check(programReading('app.helo'));

  expect(stderr).toContain('error  esc/unknown-property  kind/demo/demo/hello\n');
  expect(stderr).toContain('Did you mean app.hello');
  expect(stdout).toBe('1 environment, 1 reference: 1 error, 2 notes\n');
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

  const { stdout } = await check(program, ['--sarif', 'check.sarif'], {}, folder);

  const log = JSON.parse(readFileSync(join(folder, 'check.sarif'), 'utf8'));
  const result = log.runs[0].results.find(({ ruleId }: { ruleId: string }) => ruleId === 'esc/unknown-property');
  expect(result.locations[0].physicalLocation).toEqual({
    artifactLocation: { uri: 'main.ts' },
    region: { startLine: 1 + program.split('\n').findIndex((line) => line.includes("'app.helo'")) },
  });
  expect(stdout).toContain('check.sarif written.\n');
});

test('--sarif writes nothing where Pulumi ESC could not be asked', async () => {
  const program = programReading(SECRET);
  const folder = folderWith({ 'main.ts': program });

  const { stdout } = await check(program, ['--sarif', 'check.sarif'], { PULUMI_ACCESS_TOKEN: 'pul-2' }, folder);

  expect(existsSync(join(folder, 'check.sarif'))).toBe(false);
  expect(stdout).toContain('check.sarif is as it was.\n');
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

/** Checks `main.ts` against a local ESC that has the tutorial's environment. Whatever comes of it shows no value. */
async function check(
  program: string,
  args: readonly string[] = [],
  variables: Readonly<Record<string, string>> = {},
  folder = folderWith({ 'main.ts': program }),
): Promise<Outcome> {
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
