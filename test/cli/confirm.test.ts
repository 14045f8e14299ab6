import { PassThrough } from 'node:stream';
import { confirm } from '../../lib/cli/confirm';

beforeEach(() => {
  jest.spyOn(process.stderr, 'write').mockReturnValue(true);
});

afterEach(() => jest.restoreAllMocks());

test.each([
  ['y\n', true],
  ['Yes \n', true],
  ['n\n', false],
  ['\n', false],
  ['yesterday\n', false],
])('%j means %s', async (answer, agreed) => {
  expect(await answered((input) => input.write(answer))).toBe(agreed);
});

test('the end of the input means no', async () => {
  expect(await answered((input) => input.end())).toBe(false);
});

test('Ctrl-C means no', async () => {
  const interrupt = new AbortController();

  const answer = await answered(() => interrupt.abort(), interrupt.signal);

  expect(answer).toBe(false);
});

test('the question says what Enter means', async () => {
  await answered((input) => input.write('\n'));

  expect(process.stderr.write).toHaveBeenCalledWith('Write it? [y/N] ');
});

function answered(act: (input: PassThrough) => void, signal = new AbortController().signal): Promise<boolean> {
  const input = new PassThrough();
  const asked = confirm('Write it?', input, signal);
  act(input);
  return asked;
}
