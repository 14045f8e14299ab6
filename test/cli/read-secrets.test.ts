import { PassThrough } from 'node:stream';
import { inspect } from 'node:util';
import { CommandError } from '../../lib/cli/command-error';
import { readSecrets } from '../../lib/cli/read-secrets';
import type { PlannedSecret } from '../../lib/esc-init/planned-environment';

const NONE = { missing: [], present: [] };

let terminal: PassThrough & { setRawMode: jest.Mock };
let shown: string;

beforeEach(() => {
  terminal = Object.assign(new PassThrough(), { setRawMode: jest.fn() });
  shown = '';
  jest.spyOn(process.stderr, 'write').mockImplementation((text) => {
    shown += text;
    // Whoever types waits to be asked.
    if (String(text).endsWith(': ')) setImmediate((answer) => terminal.write(answer), answers.shift());
    return true;
  });
});

afterEach(() => {
  delete process.env.ONE;
  answers = [];
  jest.restoreAllMocks();
});

let answers: (string | Buffer)[] = [];

test('a variable that is set is taken, and nobody is asked', async () => {
  process.env.ONE = 'c4n4ry';

  const values = await readSecrets({ ...NONE, missing: [secret('ONE')] }, terminal);

  expect(values.text('ONE')).toBe('c4n4ry');
  expect(shown).toBe('');
});

test('one that is not set is asked for, by the path that it is for', async () => {
  answers = ['c4n4ry\r'];

  const values = await readSecrets({ ...NONE, missing: [secret('ONE')] }, terminal);

  expect(values.text('ONE')).toBe('c4n4ry');
  expect(shown).toBe('Value of a.ONE in acme/shop/production, not shown: \n');
});

test('a variable for two secrets is asked for once', async () => {
  answers = ['c4n4ry\r'];

  await readSecrets(
    { ...NONE, missing: [secret('ONE'), { ...secret('ONE'), address: 'acme/shop/staging' }] },
    terminal,
  );

  expect(shown.match(/Value of/g)).toHaveLength(1);
});

test('of a secret that is there, nothing typed means that it stays', async () => {
  answers = ['\r', 'c4n4ry\r'];

  const values = await readSecrets({ ...NONE, present: [secret('ONE'), secret('TWO')] }, terminal);

  expect([values.has('ONE'), values.text('TWO')]).toEqual([false, 'c4n4ry']);
  expect(shown).toContain('New value of a.ONE in acme/shop/production, not shown; Enter keeps the old one: ');
});

test('of a secret that is there, nobody has to give a value', async () => {
  const values = await readSecrets({ ...NONE, present: [secret('ONE')] });

  expect(values.has('ONE')).toBe(false);
});

test('what is missing is told at once, an empty variable as one that is not set', async () => {
  process.env.ONE = '';

  const reading = readSecrets({ ...NONE, missing: [secret('ONE'), secret('TWO')] });

  await expect(reading).rejects.toThrow(
    '\n  ONE  for a.ONE in acme/shop/production\n  TWO  for a.TWO in acme/shop/production',
  );
});

test('a value that Pulumi ESC would take for a reference is refused before anything is sent, and not repeated', async () => {
  process.env.ONE = `c4n4ry\${x}`;

  const error = await readSecrets({ ...NONE, missing: [secret('ONE')] }, terminal).catch((reason) => reason);

  expect(error).toBeInstanceOf(CommandError);
  expect(error.message).toContain(
    'takes the ${ in these values for a reference.\n  ONE  for a.ONE in acme/shop/production\n',
  );
  expect(error.stack).not.toContain('c4n4ry');
});

test.each([
  ['several lines', 'c4n4ry\rc4n4ry\r'],
  ['an arrow', 'c4n4ry\u001b[A\r'],
  ['no UTF-8', Buffer.from([0xc3, 0x28, 0x0d])],
])('%s are no value, and not repeated', async (_, typed) => {
  answers = [typed];

  const error = await readSecrets({ ...NONE, missing: [secret('ONE')] }, terminal).catch((reason) => reason);

  expect(error).toBeInstanceOf(CommandError);
  expect(error.message).toBe(
    'Nothing was written: what was typed for ONE is not one line of text. Try again, or set the variable ONE.',
  );
  expect(shown + error.stack).not.toContain('c4n4ry');
});

test('values are seen by nobody who looks at them, and gone when they are wiped', async () => {
  process.env.ONE = 'c4n4ry';
  const values = await readSecrets({ ...NONE, missing: [secret('ONE')] });

  expect(inspect(values, { showHidden: true, depth: 9 }) + JSON.stringify(values)).not.toContain('c4n4ry');
  values.wipe();
  expect(() => values.text('ONE')).toThrow('nobody has given a value for ONE');
});

function secret(variable: string): PlannedSecret {
  return { address: 'acme/shop/production', at: ['values', 'a', variable, 'fn::secret'], variable };
}
