import { Command, Option } from 'commander';
import { candidatesFor } from '../../lib/cli/candidates';

const PROGRAM = new Command('tool')
  .addCommand(
    new Command('synth')
      .description('Write.')
      .argument('[program]', 'file')
      .option('-o, --out <folder>', 'where')
      .option('--check', 'look')
      .addOption(new Option('--scope <scope>').choices(['strict', 'wide'])),
  )
  .addCommand(new Command('who').argument('<secret>', 'of whom').option('--unit <name>', 'one'))
  .addCommand(new Command('leaks').argument('[paths...]', 'where'))
  .addCommand(new Command('group').addCommand(new Command('inner').description('Inside.')))
  .addCommand(new Command('hidden'), { hidden: true });

const VALUES: Readonly<Record<string, readonly string[]>> = {
  'who secret': ['shop/password', 'bank/password'],
  'who --unit': ['shop', 'bank'],
};

test.each([
  ['a command', ['sy'], ['synth']],
  ['a command of a command', ['group', ''], ['inner', 'help']],
  ['an option', ['synth', '--c'], ['--check']],
  ['a choice of an option', ['synth', '--scope', ''], ['strict', 'wide']],
  ['a choice behind =', ['synth', '--scope=w'], ['--scope=wide']],
  ['a value of an option that the fleet knows', ['who', '--unit', 'b'], ['bank']],
  ['a value of an argument that the fleet knows', ['who', 'sh'], ['shop/password']],
  ['an argument behind an option and its value', ['who', '--unit', 'shop', 'b'], ['bank/password']],
  ['an argument behind an option without a value', ['synth', '--check', '--o'], ['--out']],
  ['nothing behind the last argument', ['who', 'shop/password', ''], []],
  ['no command that stands in no help', ['hid'], []],
])('%s', (_, typed, expected) => {
  expect(wordsFor(typed)).toEqual(expected);
});

test.each([
  ['for an argument that names a file', ['synth', ''], true],
  ['for every argument of a list of paths', ['leaks', 'docs', 'li'], true],
  ['for an option that names a folder', ['synth', '--out', ''], true],
  ['for no command', [''], false],
  ['for no option', ['synth', '--'], false],
  ['for no name', ['who', ''], false],
])('files fit %s', (_, typed, expected) => {
  expect(candidatesFor(PROGRAM, typed, valuesOf).files).toBe(expected);
});

test('a word comes with what the help says of it', () => {
  expect(candidatesFor(PROGRAM, ['syn'], valuesOf).words).toEqual([{ word: 'synth', about: 'Write.' }]);
});

function wordsFor(typed: readonly string[]): readonly string[] {
  return candidatesFor(PROGRAM, typed, valuesOf).words.map(({ word }) => word);
}

function valuesOf(place: string): readonly string[] {
  return VALUES[place] ?? [];
}
