import type { Readable } from 'node:stream';
import { CommandError } from './command-error.ts';

/** Standard input when a person sits at it. */
export type Terminal = Readable & { setRawMode(raw: boolean): unknown };

/** Longer than anybody types. Bytes. */
const MAX_BYTES = 65_536;

/** Lines of a paste follow each other faster; whoever types the next command is slower. Milliseconds. */
const PASTE_PAUSE = 50;

/**
 * One line typed or pasted without echo, without its line end.
 *
 * What the terminal would do has to be done here: Enter and Ctrl-D end the value, Backspace takes a character back, Ctrl-U all of
 * them, Ctrl-C interrupts the process. The terminal is as it was before whatever happens.
 *
 * @throws CommandError for several lines, of which a shell would run the rest, and for keys that would end up in the value unseen.
 */
export async function readTyped(terminal: Terminal, prompt: string): Promise<Buffer> {
  process.stderr.write(prompt);
  terminal.setRawMode(true);
  const line = new TypedLine();
  try {
    await untilQuiet(terminal, line);
    return line.value();
  } finally {
    line.wipe();
    terminal.pause();
    terminal.setRawMode(false);
    process.stderr.write('\n');
    // In raw mode Ctrl-C is a key like any other, so that the signal has to be made.
    if (line.isInterrupted) process.kill(process.pid, 'SIGINT');
  }
}

/** Feeds the line until it has ended and no more of a paste is to come. */
function untilQuiet(terminal: Terminal, line: TypedLine): Promise<void> {
  return new Promise((resolve, reject) => {
    let pause: NodeJS.Timeout | undefined;
    const leave = () => {
      clearTimeout(pause);
      terminal.off('data', read).off('end', done).off('error', fail);
    };
    const done = () => {
      leave();
      resolve();
    };
    const fail = (error: Error) => {
      leave();
      reject(error);
    };
    const read = (chunk: Buffer) => {
      for (const byte of chunk) line.type(byte);
      chunk.fill(0);
      clearTimeout(pause);
      if (line.isInterrupted) done();
      else if (line.hasEnded) pause = setTimeout(done, PASTE_PAUSE);
    };
    terminal.on('data', read).on('end', done).on('error', fail);
  });
}

const CTRL_C = 0x03;
const CTRL_D = 0x04;
const CTRL_U = 0x15;
const TAB = 0x09;
const LINE_FEED = 0x0a;
const ENTER = 0x0d;
const ERASE: readonly number[] = [0x08, 0x7f];

/** Begins a character; the others of UTF-8 go on with one. */
const isFirstByte = (byte: number) => (byte & 0xc0) !== 0x80;

class TypedLine {
  hasEnded = false;
  isInterrupted = false;
  private problem?: string;
  private readonly bytes = Buffer.alloc(MAX_BYTES);
  private length = 0;

  type(byte: number): void {
    if (byte === CTRL_C) this.isInterrupted = true;
    else if (byte === ENTER || byte === LINE_FEED || byte === CTRL_D) this.hasEnded = true;
    else if (this.hasEnded) this.problem = 'The value has several lines.';
    else if (ERASE.includes(byte)) this.erase();
    else if (byte === CTRL_U) this.wipe();
    else if (byte < 0x20 && byte !== TAB)
      this.problem = 'A key was pressed that is no character, like an arrow or Escape.';
    else if (this.length === MAX_BYTES) this.problem = 'The value is too long to be typed.';
    else this.length = this.bytes.writeUInt8(byte, this.length);
  }

  value(): Buffer {
    if (this.isInterrupted || !this.hasEnded) throw new CommandError('Interrupted; nothing was sealed.');
    if (this.problem !== undefined)
      throw new CommandError(`${this.problem} Nothing was sealed; pipe the value instead.`);
    return Buffer.from(this.bytes.subarray(0, this.length));
  }

  wipe(): void {
    this.bytes.fill(0, 0, this.length);
    this.length = 0;
  }

  private erase(): void {
    while (this.length > 0) {
      this.length -= 1;
      const byte = this.bytes.readUInt8(this.length);
      this.bytes.writeUInt8(0, this.length);
      if (isFirstByte(byte)) return;
    }
  }
}
