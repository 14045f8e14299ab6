import { RULES } from '../../lib/rules/catalogue';
import { read } from '../support/imports';

/** Area and name of a rule, its weight and its law. */
const ROW = /^\| \[`(.+)`\]\((.+)\.md\) +\| (.+?) +\| (.+?) +\|$/gm;

const rows = [...read('docs/rules/README.md').matchAll(ROW)].map(([, code, file, weight, law]) => ({
  code,
  file,
  weight,
  law,
}));

test('docs/rules/README.md lists every rule once, by area and name, each with its page', () => {
  const codes = RULES.map(({ code }) => code);

  expect(rows.map(({ code }) => code)).toEqual(codes);
  expect(rows.map(({ file }) => file)).toEqual(codes);
});

test('it says how much each of them weighs', () => {
  const wrong = RULES.filter(({ code, severity }) => {
    const weight = rows.find((row) => row.code === code)?.weight ?? '';
    return !weight.includes(severity) && weight !== 'as the policy says';
  });

  expect(wrong.map(({ code }) => code)).toEqual([]);
});

test('it marks those that nobody can accept', () => {
  const marked = rows.filter(({ weight }) => weight?.endsWith('¹')).map(({ code }) => code);

  expect(marked).toEqual(RULES.filter(({ acceptable = true }) => !acceptable).map(({ code }) => code));
});
