import { KubernetesVersion } from '../../lib/core/kubernetes-version';

test.each([
  ['1.33', '1.33'],
  ['v1.33', '1.33'],
  ['1.33.4', '1.33'],
  ['1.33.4-eks-abc', '1.33'],
  ['v1.30.1+k3s1', '1.30'],
  ['1.33-gke.100', '1.33'],
  ['1.33+', '1.33'],
])('%s is read as %s', (text, version) => {
  expect(KubernetesVersion.parse(text).toString()).toBe(version);
});

test.each(['', '1', 'v1', '1.', '1.x', '33', ' 1.33', '1.33 ', '1.33x', 'V1.33', 'latest'])(
  '"%s" is no version',
  (text) => {
    expect(KubernetesVersion.tryParse(text)).toBeUndefined();
  },
);

test('parse says what to write instead', () => {
  expect(() => KubernetesVersion.parse('latest')).toThrow('"latest" is no Kubernetes version; write it like "1.33"');
});

test.each([
  ['1.33', '1.33', true],
  ['1.33', '1.32', true],
  ['1.33', '1.34', false],
  ['1.9', '1.30', false],
  ['2.0', '1.36', true],
  ['1.36', '2.0', false],
])('%s is at least %s: %s', (version, other, answer) => {
  expect(KubernetesVersion.parse(version).isAtLeast(KubernetesVersion.parse(other))).toBe(answer);
});
