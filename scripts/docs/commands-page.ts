import type { Command } from 'commander';
import { groupBy } from '../../lib/core/group-by.ts';

/** Columns of the help; the page takes over its lines. */
const WIDTH = 80;

/** `docs/commands.md`: the command line's own help, for a browser. */
export function commandsPage(program: Command): string {
  const groups = groupBy(visibleIn(program), (command) => command.helpGroup());
  const summary = visibleIn(program).flatMap(workingIn).map(summaryOf);
  const sections = [...groups].flatMap(([group, commands]) => [
    `## ${group.replace(/:$/, '')}`,
    ...commands.flatMap(workingIn).map(sectionOf),
  ]);
  return `${[INTRODUCTION, ['| command | what it does |', '| --- | --- |', ...summary].join('\n'), ...sections].join('\n\n')}\n`;
}

const INTRODUCTION = `# Commands

<!-- Written by \`npm run docs\` from the program's own help. -->

\`npx cdk8s-escrow <command>\`, or \`npm run <command>\` where package.json has a script of that name. In this repository
\`npm run <command> -- <options>\` is the way; everything behind \`--\` goes to the command. \`--help\` prints what stands here.

| exit code | meaning                                                                                       |
| --------- | --------------------------------------------------------------------------------------------- |
| 0         | nothing to say; warnings and notes count as that                                              |
| 1         | the command ran and found something: an error in the program, a stale \`dist/\`, a leak         |
| 2         | the command could not do its work: no program, a wrong option, no download, no answer         |

The answer goes to standard output, findings and progress go to standard error. With \`--json\` the answer is one JSON object; npm's own
lines stay away with \`npm run --silent\`. Colours are for terminals only: \`NO_COLOR=1\` switches them off.`;

function visibleIn(command: Command): readonly Command[] {
  return command
    .createHelp()
    .visibleCommands(command)
    .filter((one) => one.name() !== 'help');
}

/** Those that do something themselves. */
function workingIn(command: Command): readonly Command[] {
  return command.commands.length === 0 ? [command] : visibleIn(command).flatMap(workingIn);
}

function summaryOf(command: Command): string {
  const call = callOf(command);
  return `| [${call}](#${call.replaceAll(' ', '-')}) | ${escaped(command.description())} |`;
}

function sectionOf(command: Command): string {
  const help = command.createHelp();
  const rows = [
    ...help.visibleArguments(command).map((one) => [help.argumentTerm(one), help.argumentDescription(one)] as const),
    ...help
      .visibleOptions(command)
      .filter(({ long }) => long !== '--help')
      .map((one) => [one.flags, help.optionDescription(one)] as const),
  ];
  return [
    `### ${callOf(command)}`,
    escaped(command.description()),
    `\`\`\`sh\n${help.commandUsage(command)}\n\`\`\``,
    ['| argument or option | what it is |', '| --- | --- |', ...rows.map(rowOf)].join('\n'),
    ...notesOf(command).map(blockOf),
  ].join('\n\n');
}

function callOf(command: Command): string {
  return command.parent?.parent ? `${callOf(command.parent)} ${command.name()}` : command.name();
}

function rowOf([term, description]: readonly [string, string]): string {
  return `| \`${term}\` | ${escaped(description)} |`;
}

/** What stands below the options, in blocks. */
function notesOf(command: Command): readonly string[] {
  let text = '';
  command.configureOutput({ writeOut: (part) => (text += part), getOutHelpWidth: () => WIDTH });
  command.outputHelp();
  return text
    .slice(command.helpInformation().length)
    .trim()
    .split(/\n{2,}/)
    .filter(Boolean);
}

/** Lines that are set in are commands, or words to choose from. */
function blockOf(block: string): string {
  const [first = '', ...rest] = block.split('\n');
  if (rest.length === 0 || !rest.every((line) => line.startsWith('  '))) return escaped(block);
  const lines = rest.map((line) => line.slice(2));
  return `${escaped(first)}\n\n\`\`\`${first === 'Examples:' ? 'sh' : 'text'}\n${lines.join('\n')}\n\`\`\``;
}

/** What stands between angle brackets would be taken for HTML. */
function escaped(text: string): string {
  return text.replaceAll('<', '\\<').replaceAll('|', '\\|');
}
