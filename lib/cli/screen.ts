import { createColors } from 'picocolors';

/** What paints text, or leaves it as it is. */
export type Colors = ReturnType<typeof createColors>;

/** Colours for one stream: on a terminal only, and never against `NO_COLOR` (https://no-color.org). */
export function colorsFor(stream: Pick<NodeJS.WriteStream, 'isTTY'>): Colors {
  return createColors(stream.isTTY === true && !process.env.NO_COLOR && process.env.TERM !== 'dumb');
}
