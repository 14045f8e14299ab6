import { goRegexpProblem, isAnchored, toJavaScript } from '../../../lib/delivery/external-secrets/go-regexp';

test.each(['^a$', 'a|b', '(?i)abc', '(?i:a)b', '(?P<name>a)', '\\Aa\\z', '[[:alpha:]]+', '\\(?=', '\\\\1', '[(?=]'])(
  '%s compiles in Go',
  (pattern) => {
    expect(goRegexpProblem(pattern)).toBeUndefined();
  },
);

test.each(['(', '[a', 'a**', '(?=a)', '(?!a)', '(?<=a)', '(?<!a)', '(a)\\1', '\\\\\\1'])(
  '%s does not compile in Go',
  (pattern) => {
    expect(goRegexpProblem(pattern)).toBeDefined();
  },
);

test.each(['^a$', '^(a|b)$', '^a$|^b$', '^((a|b)|c)$', '^[|)]$', '^a\\|b$', '^$'])(
  '%s matches whole texts only',
  (pattern) => {
    expect(isAnchored(pattern)).toBe(true);
  },
);

test.each(['a', '^a', 'a$', '^a\\$', '^a|b$', '^a$|b', '(^a$|b)', '^[a$]', ''])('%s matches parts too', (pattern) => {
  expect(isAnchored(pattern)).toBe(false);
});

test.each(['^team-.*$', '^a\\.b\\d\\w\\-$', '^[a-c]{2}$'])('%s means the same in JavaScript', (pattern) => {
  expect(toJavaScript(pattern)).toEqual(new RegExp(pattern));
});

test.each(['(?i)a', '[[:alpha:]]', '\\Aa', '\\pL', '('])('%s is not run in JavaScript', (pattern) => {
  expect(toJavaScript(pattern)).toBeUndefined();
});
