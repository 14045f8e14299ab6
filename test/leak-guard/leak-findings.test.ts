import { formatFinding } from '../../lib/core/finding';
import type { LeakReport } from '../../lib/leak-guard/leak';
import { leakFindings } from '../../lib/leak-guard/leak-findings';

const NOTHING: LeakReport = { leaks: [], notJudged: [], unreadable: [], files: 3 };
const PROPERTIES = ['acme/shop/dev db.password', 'acme/shop/prod db.password'];

test('a report without anything has no findings', () => {
  expect(leakFindings(NOTHING)).toEqual([]);
});

test('a leak says where, what and how, and what to do', () => {
  const leak = { file: 'dist/a.yaml', line: 3, column: 7, encoding: 'base64', properties: PROPERTIES } as const;

  const [finding] = leakFindings({ ...NOTHING, leaks: [leak] });

  expect(finding && formatFinding(finding)).toMatchInlineSnapshot(`
"leak/value  dist/a.yaml:3:7
  The file has the value of acme/shop/dev db.password and acme/shop/prod db.password, in base64.
  Whoever can read the repository can read it, and Git keeps it after the file has changed.
  If it was pushed, give the property a new value. Take it out of the file, and out of what the file is made from."
`);
});

test('a leak in a name has no line', () => {
  const leak = { file: 'dist/…', encoding: 'plain', properties: PROPERTIES.slice(1) } as const;

  const findings = leakFindings({ ...NOTHING, leaks: [leak] });

  expect(findings).toMatchObject([
    { path: 'dist/…', problem: 'Its name has the value of acme/shop/prod db.password, as it is.' },
  ]);
});

test('what could not be searched is an error, and what could not be judged a note', () => {
  const findings = leakFindings({
    ...NOTHING,
    notJudged: ['acme/shop/prod mode', 'acme/shop/prod port'],
    unreadable: [{ file: 'dist', problem: 'is not there' }],
  });

  expect(findings).toMatchObject([
    { code: 'leak/unreadable', severity: 'error', path: 'dist', problem: 'It is not there.' },
    {
      code: 'leak/not-judged',
      severity: 'note',
      path: '2 values',
      problem: 'Nobody can say whether these leaked:\n  acme/shop/prod mode\n  acme/shop/prod port',
    },
  ]);
});
