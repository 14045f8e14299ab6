import { toSarif } from '../../lib/esc-check/sarif';
import { finding } from '../support/finding';

const OPTIONS = { version: '1.2.3', placeOf: () => ({ file: 'apps/shop prod.ts' }) };

test('a finding becomes a result of the rule with its code, at the first line of the program', () => {
  const { runs } = toSarif([finding({ code: 'esc/unknown-property', path: 'prod/web', severity: 'warning' })], OPTIONS);

  expect(runs).toMatchObject([
    {
      tool: { driver: { name: 'cdk8s-escrow', version: '1.2.3', rules: [{ id: 'esc/unknown-property' }] } },
      results: [
        {
          ruleId: 'esc/unknown-property',
          ruleIndex: 0,
          level: 'warning',
          message: { text: 'prod/web\nThe path is taken.\nTwo mounts cannot share it.\nChoose another.' },
          locations: [
            {
              physicalLocation: { artifactLocation: { uri: 'apps/shop%20prod.ts' }, region: { startLine: 1 } },
              logicalLocations: [{ fullyQualifiedName: 'prod/web' }],
            },
          ],
        },
      ],
    },
  ]);
});

test('a rule is listed once, in order, and its results point at it', () => {
  const findings = ['esc/b', 'esc/a', 'esc/b'].map((code) => finding({ code }));

  const { runs } = toSarif(findings, OPTIONS);

  expect(runs).toMatchObject([
    {
      tool: { driver: { rules: [{ id: 'esc/a' }, { id: 'esc/b' }] } },
      results: [{ ruleIndex: 1 }, { ruleIndex: 0 }, { ruleIndex: 1 }],
    },
  ]);
});

test('a line that is known is the place of the result', () => {
  const { runs } = toSarif([finding()], { ...OPTIONS, placeOf: () => ({ file: 'a.ts', line: 7 }) });

  expect(JSON.stringify(runs)).toContain('"region":{"startLine":7}');
});

test('a log without findings is one all the same, so that alerts are closed', () => {
  const log = toSarif([], OPTIONS);

  expect(log).toMatchObject({ version: '2.1.0', runs: [{ results: [] }] });
});
