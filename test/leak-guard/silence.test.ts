import { execFileSync } from 'node:child_process';
import { dirname, join } from 'node:path';
import { formatFinding } from '../../lib/core/finding';
import { leakFindings } from '../../lib/leak-guard/leak-findings';
import { LeakGuard } from '../../lib/leak-guard/leak-guard';

const CANARIES = ['c4nary-pl4in', 'c4nary "quoted" & <more>\n\\x', 'c4n', 'canary', 'postgres://app:c4nary-pl4in@db'];

test('a report with its findings has nothing of a value', () => {
  const guard = guardOfCanaries();
  const text = CANARIES.flatMap((value) => [value, JSON.stringify(value), Buffer.from(value).toString('base64')]);

  const leaks = guard.searchText('text', Buffer.from(text.join('\n')));
  const report = { leaks, notJudged: guard.notJudged, unreadable: [], files: 1 };
  const printed = JSON.stringify(report) + leakFindings(report).map(formatFinding).join('\n');

  expect(leaks.length).toBeGreaterThan(CANARIES.length);
  expect(guardOfCanaries().searchText('printed', Buffer.from(printed))).toEqual([]);
  expect(printed).not.toContain('c4n');
});

test('a guard that is printed or made into JSON shows no value', () => {
  const guard = guardOfCanaries();

  expect(JSON.stringify(guard)).toBe('{}');
});

test('the buffers that a guard was given are zeros once it is disposed of', () => {
  const buffers = ['c4nary-pl4in', 'c4nary-pl4in', 'short'].map((value) => Buffer.from(value));
  const guard = new LeakGuard(buffers.map((value) => ({ property: 'x', value })));

  guard.dispose();

  expect(buffers.flatMap((buffer) => [...buffer]).filter((byte) => byte !== 0)).toEqual([]);
});

test('a guard that was disposed of refuses to search', () => {
  const guard = guardOfCanaries();

  guard.dispose();

  expect(() => guard.searchText('text', Buffer.from('c4nary-pl4in'))).toThrow('disposed of');
});

const onLinux = process.platform === 'linux' ? test : test.skip;

onLinux('nothing of a value is left in the memory of a process that disposed of its guard', () => {
  const [disposed, kept] = ['dispose', 'keep'].map(lookIntoMemory);

  expect(disposed).toEqual({ leaks: 20, left: 0 });
  expect(kept?.left).toBeGreaterThan(0);
});

function guardOfCanaries(): LeakGuard {
  return new LeakGuard(CANARIES.map((value, index) => ({ property: `value-${index}`, value: Buffer.from(value) })));
}

function lookIntoMemory(mode: string): { readonly leaks: number; readonly left: number } {
  const loader = join(dirname(require.resolve('jiti/package.json')), 'lib/jiti-cli.mjs');
  const printed = execFileSync(process.execPath, [loader, join(__dirname, 'memory.ts'), mode], { encoding: 'utf8' });
  return JSON.parse(printed);
}
