/** One step of a rotation, in the order that they are done. */
export interface Step {
  readonly title: string;
  /** What to do and why, in one paragraph. */
  readonly text: string;
  /** What it is about, one by one. */
  readonly items: readonly string[];
  /** Commands for bash and zsh; none holds a value. */
  readonly commands: readonly string[];
}

/** A step with what it has to have. */
export function step(title: string, text: string, rest: Partial<Pick<Step, 'items' | 'commands'>> = {}): Step {
  return { title, text, items: rest.items ?? [], commands: rest.commands ?? [] };
}
