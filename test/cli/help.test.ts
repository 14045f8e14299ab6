import type { Command } from 'commander';
import { programOf } from '../../lib/cli';
import * as ownPackage from '../../package.json';
import { ROOT } from './command';

/** Columns of a terminal that nobody has made wider. */
const WIDTH = 80;

const program = programOf({ ...ownPackage, root: ROOT });
const commands = [program, ...visibleIn(program).flatMap((command) => [command, ...visibleIn(command)])];
/** Those that do something themselves. */
const working = commands.filter((command) => command.commands.length === 0);

test.each(named(commands))('%s --help is no wider than a terminal', (_, command) => {
  const lines = helpOf(command).split('\n');

  expect(lines.filter((line) => line.length > WIDTH)).toEqual([]);
});

test.each(named(commands))('%s is described in a sentence', (_, command) => {
  expect(command.description()).toMatch(/^[A-Z].*\.$/);
});

test.each(named(working))('%s --help shows examples that call it', (name, command) => {
  const [, examples = ''] = /^Examples:\n((?: {2}.+\n)+)/m.exec(helpOf(command)) ?? [];

  expect(examples).toContain(`  ${name}`);
});

test.each(named(working))('%s --help says what its exit codes mean', (_, command) => {
  expect(helpOf(command)).toMatch(/^Exit codes: 0 /m);
});

test.each(named(working))('%s prints JSON when it is asked to', (name, command) => {
  const isText = name.startsWith('cdk8s-escrow completion');

  expect(command.options.some(({ long }) => long === '--json')).toBe(!isText);
});

test('every command stands in a group', () => {
  const [, commandsOfNoGroup] = /^(Commands:)$/m.exec(helpOf(program)) ?? [];

  expect(commandsOfNoGroup).toBeUndefined();
});

function visibleIn(command: Command): readonly Command[] {
  return command
    .createHelp()
    .visibleCommands(command)
    .filter((one) => one.name() !== 'help');
}

/** With the name that one calls a command by. */
function named(some: readonly Command[]): [string, Command][] {
  return some.map((command) => [callOf(command), command]);
}

function callOf(command: Command): string {
  return command.parent ? `${callOf(command.parent)} ${command.name()}` : command.name();
}

/** What a user reads, with what stands below the options. */
function helpOf(command: Command): string {
  let text = '';
  command.configureOutput({ writeOut: (part) => (text += part), getOutHelpWidth: () => WIDTH });
  command.outputHelp();
  return text;
}
