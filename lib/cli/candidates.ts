import type { Argument, Command, Option } from 'commander';

/** What may stand where the cursor is. */
export interface Candidates {
  readonly words: readonly Candidate[];
  /** Whether a file or folder may stand there. */
  readonly files: boolean;
}

/** One word, and what a shell shows beside it. */
export interface Candidate {
  readonly word: string;
  readonly about: string;
}

/** Looks up values that only the user's files know. `place` is the command's name with the argument's or the option's. */
export type Values = (place: string) => readonly string[];

/**
 * What may come next on a command line.
 *
 * @param typed Words after the program's name; the last one is unfinished, maybe empty.
 */
export function candidatesFor(program: Command, typed: readonly string[], values: Values): Candidates {
  const current = typed.at(-1) ?? '';
  const { command, operands, waiting } = readWords(program, typed.slice(0, -1));
  const [, name, begun] = /^(--[a-z-]+)=(.*)$/s.exec(current) ?? [];
  const assigned = name === undefined ? undefined : optionOf(command, name);
  if (begun !== undefined && assigned !== undefined) {
    const { files, words } = startingWith(begun, valuesOfOption(command, assigned, values));
    return { files, words: words.map(({ word, about }) => ({ word: `${name}=${word}`, about })) };
  }
  if (waiting !== undefined) return startingWith(current, valuesOfOption(command, waiting, values));
  if (current.startsWith('-')) return startingWith(current, { files: false, words: optionsOf(command) });
  return startingWith(current, operandsOf(command, operands, values));
}

interface Reading {
  readonly command: Command;
  /** How many operands the command has been given. */
  readonly operands: number;
  /** Option whose value comes next. */
  readonly waiting?: Option;
}

function readWords(program: Command, words: readonly string[]): Reading {
  let reading: Reading = { command: program, operands: 0 };
  for (const word of words) reading = readWord(reading, word);
  return reading;
}

function readWord({ command, operands, waiting }: Reading, word: string): Reading {
  if (waiting !== undefined) return { command, operands };
  if (word.startsWith('-')) {
    const option = optionOf(command, word);
    return { command, operands, ...(option !== undefined && takesValue(option) ? { waiting: option } : {}) };
  }
  const subcommand = command.commands.find((one) => one.name() === word);
  return subcommand ? { command: subcommand, operands: 0 } : { command, operands: operands + 1 };
}

function optionOf(command: Command, word: string): Option | undefined {
  return command.options.find(({ long, short }) => word === long || word === short);
}

function takesValue({ optional, required }: Option): boolean {
  return optional || required;
}

function valuesOfOption(command: Command, option: Option, values: Values): Candidates {
  const words = option.argChoices ?? values(`${command.name()} ${option.long}`);
  return { files: isFile(option.flags), words: words.map((word) => ({ word, about: '' })) };
}

function optionsOf(command: Command): readonly Candidate[] {
  const options = command.createHelp().visibleOptions(command);
  return options.map(({ description, long, short }) => ({ word: long ?? short ?? '', about: description }));
}

function operandsOf(command: Command, operands: number, values: Values): Candidates {
  if (command.commands.length > 0) return { files: false, words: commandsOf(command) };
  const argument = command.registeredArguments[operands] ?? command.registeredArguments.findLast(isVariadic);
  if (argument === undefined) return { files: false, words: [] };
  const words = argument.argChoices ?? values(`${command.name()} ${argument.name()}`);
  return { files: isFile(argument.name()), words: words.map((word) => ({ word, about: '' })) };
}

function commandsOf(command: Command): readonly Candidate[] {
  const commands = command.createHelp().visibleCommands(command);
  return commands.map((one) => ({ word: one.name(), about: one.description() }));
}

function isVariadic({ variadic }: Argument): boolean {
  return variadic;
}

/** Every argument and option that takes a path says so in its name. */
function isFile(text: string): boolean {
  return /\b(?:file|folder|paths|program|rendering)\b/.test(text);
}

function startingWith(start: string, { files, words }: Candidates): Candidates {
  return { files, words: words.filter(({ word }) => word.startsWith(start)) };
}
