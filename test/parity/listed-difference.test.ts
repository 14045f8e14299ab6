import { type FieldPattern, matchesPattern } from '../../lib/parity/listed-difference';

const DAEMON_SET = { kind: 'DaemonSet', name: 'driver' };
const PATTERN: FieldPattern = {
  kind: 'DaemonSet',
  field: 'spec.containers[*].image',
  upstream: /^a/,
  ours: ['b', 'c'],
};
const MET = { field: 'spec.containers[x].image', upstream: 'a1', ours: 'b' };

test('a difference in the named field with the named values is matched', () => {
  expect(matchesPattern(PATTERN, DAEMON_SET, MET)).toBe(true);
});

test.each([
  ['another kind', { ...DAEMON_SET, kind: 'Job' }, MET],
  ['another field', DAEMON_SET, { ...MET, field: 'spec.containers[x].imagePullPolicy' }],
  ['a longer path', DAEMON_SET, { ...MET, field: 'spec.containers[x].env[y].image' }],
  ["another value of upstream's", DAEMON_SET, { ...MET, upstream: 'b' }],
  ['another value of ours', DAEMON_SET, { ...MET, ours: 'a' }],
  ['no value of ours', DAEMON_SET, { ...MET, ours: undefined }],
])('%s is not matched', (_name, object, difference) => {
  expect(matchesPattern(PATTERN, object, difference)).toBe(false);
});

test('a pattern without a value wants the field to be absent', () => {
  const pattern: FieldPattern = { kind: 'DaemonSet', field: 'a', upstream: 1 };

  expect(matchesPattern(pattern, DAEMON_SET, { field: 'a', upstream: 1 })).toBe(true);
  expect(matchesPattern(pattern, DAEMON_SET, { field: 'a', upstream: 1, ours: 2 })).toBe(false);
});

test('two stars cross brackets, one does not', () => {
  const met = { field: 'a[b].c[d].e', upstream: 1 };

  expect(matchesPattern({ kind: 'DaemonSet', field: 'a**e', upstream: 1 }, DAEMON_SET, met)).toBe(true);
  expect(matchesPattern({ kind: 'DaemonSet', field: 'a*e', upstream: 1 }, DAEMON_SET, met)).toBe(false);
});
