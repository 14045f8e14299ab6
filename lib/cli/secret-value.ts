import { CommandError } from './command-error.ts';
import { readTyped } from './typed-value.ts';

/** A Secret holds at most 1 MiB (Kubernetes 1.30 to 1.36). Bytes. */
const MAX_BYTES = 1_048_576;

/** Where a value comes from, and what may be done to it. */
export interface ValueOptions {
  /** Name of an environment variable. @default - standard input */
  readonly fromEnv?: string;
  /** Leaves out one line end at the end. @default false */
  readonly trimNewline?: boolean;
  /** @default - a value without a byte is refused: it is what a pipe gives whose first command failed */
  readonly allowEmpty?: boolean;
}

/**
 * The bytes of one value: from a variable, a pipe, or typed without echo. Whoever gets them wipes them.
 *
 * @param prompt What a person at the terminal is asked.
 * @throws CommandError without a word of the value.
 */
export async function readSecretValue(prompt: string, options: ValueOptions): Promise<Buffer> {
  const { allowEmpty, fromEnv, trimNewline } = options;
  const read = await (fromEnv === undefined ? readInput(process.stdin, prompt) : valueOfVariable(fromEnv));
  const value = trimNewline ? read.subarray(0, read.length - lineEndOf(read)) : read;
  if (value.length > MAX_BYTES) throw new CommandError('The value has more than 1 MiB, which no Secret can hold.');
  if (value.length > 0 || allowEmpty) return value;
  throw new CommandError('The value is empty; nothing was sealed. If it has to be: --allow-empty');
}

/** What may surprise whoever reads the value one day. */
export function valueWarnings(value: Buffer): readonly string[] {
  if (lineEndOf(value) === 0) return [];
  return [
    'The value ends in a line end, which becomes part of the Secret. To seal it without: --replace --trim-newline',
  ];
}

/** Length of the line end at the end. */
function lineEndOf(value: Buffer): number {
  if (value.at(-1) !== LINE_FEED) return 0;
  return value.at(-2) === CARRIAGE_RETURN ? 2 : 1;
}

const LINE_FEED = 0x0a;
const CARRIAGE_RETURN = 0x0d;

function valueOfVariable(name: string): Buffer {
  const value = process.env[name];
  if (value === undefined) throw new CommandError(`There is no environment variable ${name}.`);
  return Buffer.from(value);
}

async function readInput(input: NodeJS.ReadStream, prompt: string): Promise<Buffer> {
  if (input.isTTY) return readTyped(input, prompt);
  const chunks: Buffer[] = [];
  for await (const chunk of input as AsyncIterable<Buffer>) chunks.push(chunk);
  const value = Buffer.concat(chunks);
  for (const chunk of chunks) chunk.fill(0);
  return value;
}
