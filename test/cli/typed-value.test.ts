import { PassThrough } from 'node:stream';
import { setTimeout as pause } from 'node:timers/promises';
import { readTyped } from '../../lib/cli/typed-value';

let terminal: PassThrough & { setRawMode: jest.Mock };
let shown: string;
let kill: jest.SpyInstance;

beforeEach(() => {
  terminal = Object.assign(new PassThrough(), { setRawMode: jest.fn() });
  shown = '';
  jest.spyOn(process.stderr, 'write').mockImplementation((text) => {
    shown += text;
    return true;
  });
  kill = jest.spyOn(process, 'kill').mockReturnValue(true);
});

afterEach(() => jest.restoreAllMocks());

test.each([
  ['Enter', 'hunter2\r', 'hunter2'],
  ['a line feed', 'hunter2\n', 'hunter2'],
  ['a pasted line end of Windows', 'hunter2\r\n', 'hunter2'],
  ['Ctrl-D', 'hunter2\u0004', 'hunter2'],
  ['Enter alone', '\r', ''],
])('%s ends the value', async (_, keys, value) => {
  await expect(typed(keys)).resolves.toBe(value);
});

test.each([
  ['the last character', 'hunter3\u007f2\r', 'hunter2'],
  ['a character of several bytes', 'hunterß\u007f2\r', 'hunter2'],
  ['nothing at the beginning', '\u007f\u0008hunter2\r', 'hunter2'],
])('Backspace takes %s back', async (_, keys, value) => {
  await expect(typed(keys)).resolves.toBe(value);
});

test('Ctrl-U takes everything back', async () => {
  await expect(typed('hunter3\u0015hunter2\r')).resolves.toBe('hunter2');
});

test('characters arrive byte by byte as well as at once', async () => {
  const value = readTyped(terminal, 'Value: ');

  for (const byte of Buffer.from('pässwörd\r')) terminal.write(Buffer.of(byte));

  expect(String(await value)).toBe('pässwörd');
});

test('nothing of the value is shown', async () => {
  await typed('hunter2\r');

  expect(shown).toBe('Value: \n');
});

test.each([
  ['at once', ['one\rtwo\r']],
  ['one after the other', ['one\r', 'two\r']],
])('several lines pasted %s are refused, to the last', async (_, lines) => {
  await expect(typed(...lines)).rejects.toThrow('several lines');

  expect(terminal.readableLength).toBe(0);
});

test.each(['ab\u001b[D\r', 'ab\u001a\r', '\u0000\r'])(
  '%j is refused: it would be in the value unseen',
  async (keys) => {
    await expect(typed(keys)).rejects.toThrow('no character');
  },
);

test('Ctrl-C interrupts the process and seals nothing', async () => {
  await expect(typed('hunter\u0003')).rejects.toThrow('nothing was sealed');

  expect(kill).toHaveBeenCalledWith(process.pid, 'SIGINT');
});

test('a terminal that is closed seals nothing', async () => {
  const value = readTyped(terminal, 'Value: ');

  terminal.end('hunter');

  await expect(value).rejects.toThrow('nothing was sealed');
});

test('a terminal that breaks is told', async () => {
  const value = readTyped(terminal, 'Value: ');

  terminal.destroy(new Error('EIO'));

  await expect(value).rejects.toThrow('EIO');
});

test.each(['hunter2\r', 'hunter\u0003', 'one\rtwo\r'])('after %j nobody listens to the terminal', async (keys) => {
  const before = listeners();

  await typed(keys).catch(() => undefined);

  expect(listeners()).toEqual(before);
});

test.each(['hunter2\r', 'hunter\u0003', 'one\rtwo\r'])('after %j the terminal is as it was', async (keys) => {
  await typed(keys).catch(() => undefined);

  expect(terminal.setRawMode.mock.calls).toEqual([[true], [false]]);
  expect(terminal.isPaused()).toBe(true);
});

function listeners(): readonly number[] {
  return ['data', 'end', 'error'].map((event) => terminal.listenerCount(event));
}

async function typed(...lines: readonly string[]): Promise<string> {
  const value = readTyped(terminal, 'Value: ');
  value.catch(() => undefined);
  for (const line of lines) {
    terminal.write(line);
    await pause(5);
  }
  return String(await value);
}
