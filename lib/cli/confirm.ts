import { once } from 'node:events';
import { createInterface } from 'node:readline';

/** Asks a question at the terminal. Anything but `y` or `yes` means no, as the end of the input and Ctrl-C do. */
export async function confirm(question: string, input: NodeJS.ReadableStream, signal: AbortSignal): Promise<boolean> {
  process.stderr.write(`${question} [y/N] `);
  // Without `terminal`, Ctrl-C stays a signal.
  const lines = createInterface({ input, terminal: false });
  try {
    const [answer = ''] = await Promise.race([once(lines, 'line', { signal }), once(lines, 'close', { signal })]);
    return /^y(?:es)?$/i.test(String(answer).trim());
  } catch {
    return false;
  } finally {
    lines.close();
  }
}
