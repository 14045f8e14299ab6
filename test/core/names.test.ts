import {
  dnsLabelProblem,
  dnsSubdomainProblem,
  labelValueProblem,
  pathSegmentProblem,
  qualifiedNameProblem,
  rfc1035LabelProblem,
} from '../../lib/core/names';

const RULES = {
  'DNS label': dnsLabelProblem,
  'DNS subdomain': dnsSubdomainProblem,
  'RFC 1035 label': rfc1035LabelProblem,
  'path segment': pathSegmentProblem,
  'qualified name': qualifiedNameProblem,
  'label value': labelValueProblem,
} as const;

test.each([
  ['DNS label', ['a', '0', 'a-b', '0-9', 'a'.repeat(63)]],
  ['DNS subdomain', ['a', 'a.b', '0.9', 'a-b.c-d', `${'a'.repeat(200)}.b`, 'a'.repeat(253)]],
  ['RFC 1035 label', ['a', 'a-0', 'a'.repeat(63)]],
  ['path segment', ['a', 'system:Node', '...', 'A B', 'a'.repeat(300)]],
  ['qualified name', ['a', 'A_b.c-0', 'example.com/a', `${'a'.repeat(253)}/${'b'.repeat(63)}`]],
  ['label value', ['', 'a', 'A_b.c-0', 'a'.repeat(63)]],
] as const)('a %s may be written in every legal way', (rule, texts) => {
  expect(texts.map(RULES[rule])).toEqual(texts.map(() => undefined));
});

test.each([
  ['DNS label', ['A', 'a.b', '-a', 'a-', 'a_b', 'ä', 'a\n']],
  ['DNS subdomain', ['A', '.a', 'a.', 'a..b', 'a-.b', 'a.-b', 'a_b', 'a/b']],
  ['RFC 1035 label', ['0a', 'A', '-a', 'a-', 'a.b']],
  ['qualified name', ['-a', 'a-', '.a', 'a b', 'a/b/c']],
  ['label value', ['-a', 'a-', '_a', 'a b', 'ä']],
] as const)('a %s holds no other character', (rule, texts) => {
  expect(texts.map(RULES[rule])).toEqual(texts.map(() => expect.stringContaining('may only consist of ')));
});

test.each(['DNS label', 'DNS subdomain', 'RFC 1035 label', 'path segment', 'qualified name'] as const)(
  'a %s is not empty',
  (rule) => {
    expect(RULES[rule]('')).toBe('is empty');
  },
);

test.each([
  ['DNS label', 63],
  ['DNS subdomain', 253],
  ['RFC 1035 label', 63],
  ['qualified name', 63],
  ['label value', 63],
] as const)('a %s of more than %i characters is told how much too long it is', (rule, max) => {
  expect(RULES[rule]('a'.repeat(max + 2))).toBe(`has ${max + 2} characters, 2 more than the ${max} allowed`);
});

test.each([
  ['path segment', '.', 'may not be "."'],
  ['path segment', '..', 'may not be ".."'],
  ['path segment', 'a/b', 'may not contain "/" or "%"'],
  ['path segment', '%2f', 'may not contain "/" or "%"'],
  ['qualified name', '/a', 'has a prefix that is empty'],
  ['qualified name', 'example.com/', 'is empty'],
  ['qualified name', `${'a'.repeat(254)}/b`, 'has a prefix that has 254 characters, 1 more than the 253 allowed'],
  ['label value', 'a/b', 'may not contain "/"'],
] as const)('the %s "%s" %s', (rule, text, problem) => {
  expect(RULES[rule](text)).toBe(problem);
});
