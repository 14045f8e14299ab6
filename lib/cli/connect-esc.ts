import { EscClient, type EscClientOptions } from '../esc/esc-client.ts';
import type { Connect } from '../esc-check/ask-environments.ts';
import type { EscOptions } from './esc-options.ts';
import type { TerminalProgress } from './terminal-progress.ts';

/** Signs in as the user of the terminal does, for one command's work. */
export function connectEsc(
  { holdsSecrets, timeout }: EscOptions & Pick<EscClientOptions, 'holdsSecrets'>,
  signal: AbortSignal,
  progress: TerminalProgress,
): Connect {
  return (apiUrl) =>
    EscClient.connect({
      apiUrl,
      holdsSecrets,
      signal,
      timeLimitMilliseconds: timeout * 1000,
      progress: (_, done, total) => progress.report('Opening environments', done, total),
    });
}
