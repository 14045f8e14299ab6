import { ExternalSecretsOperator } from '../../../lib/platform/external-secrets-operator/external-secrets-operator';
import type { ExternalSecretsOperatorProps } from '../../../lib/platform/external-secrets-operator/props';
import { operatorPropsProblems } from '../../../lib/platform/external-secrets-operator/props-problems';
import { findings } from '../rendering';

const codes = (props: Partial<ExternalSecretsOperatorProps>) =>
  operatorPropsProblems({ writes: [], ...props }).map(({ code }) => code);

const REFUSED: readonly [string, Partial<ExternalSecretsOperatorProps>][] = [
  ['operator-namespace', { namespace: 'External.Secrets' }],
  ['operator-address', { writes: [{ namespace: 'shop', names: ['db', 'DB'] }] }],
  ['operator-address', { writes: [{ namespace: 'a.b', names: ['db'] }] }],
  ['operator-address', { reads: [{ namespace: '', name: 'token' }] }],
  ['operator-address', { serviceAccounts: [{ namespace: 'shop', name: 'e_s_o' }] }],
  ['operator-count', { replicas: { webhook: 0 } }],
  ['operator-count', { concurrent: 1.5 }],
  ['operator-image-digest', { imageDigest: 'v2.9.0' }],
];

test.each(REFUSED)('%s is reported for %j', (what, props) => {
  expect(codes(props)).toEqual([`eso/${what}`]);
});

test('values at the edge of what is legal are not reported', () => {
  expect(
    codes({
      namespace: 'a'.repeat(63),
      writes: [{ namespace: 'shop', names: ['a.b'] }],
      replicas: { controller: 1 },
      imageDigest: `sha256:${'0'.repeat(64)}`,
    }),
  ).toEqual([]);
});

test('all mistakes of one operator are reported at once, on the construct', () => {
  const props = { writes: [], concurrent: 0, imageDigest: 'x' };

  expect(findings((scope) => new ExternalSecretsOperator(scope, 'operator', props))).toEqual([
    'eso/operator-count platform/operator',
    'eso/operator-image-digest platform/operator',
  ]);
});
