import type { SealedSecretsControllerProps } from '../../../lib/platform/sealed-secrets-controller/props';
import { SealedSecretsController } from '../../../lib/platform/sealed-secrets-controller/sealed-secrets-controller';
import { findings } from '../rendering';

const REPORTED: readonly [string, SealedSecretsControllerProps][] = [
  ['name', { namespace: 'Sealed' }],
  ['name', { writes: [{ namespace: '', names: ['db'] }] }],
  ['name', { writes: [{ namespace: 'shop', names: ['db', 'DB', 'DB'] }] }],
  ['image-digest', { imageDigest: 'sha256:1' }],
  ['key-cutoff', { keyCutoff: new Date('yesterday') }],
  ['open', { serviceProxiers: ['system:authenticated'] }],
];

test.each(REPORTED)('sealed/controller-%s is reported for %j', (what, props) => {
  expect(reported(props)).toEqual([`sealed/controller-${what} platform/controller`]);
});

test('nothing is reported for good props', () => {
  const writes = [{ namespace: 'shop', names: ['db'] }];

  expect(reported({ writes, imageDigest: `sha256:${'0'.repeat(64)}`, keyCutoff: new Date(0) })).toEqual([]);
});

function reported(props: SealedSecretsControllerProps): readonly string[] {
  return findings((scope) => new SealedSecretsController(scope, 'controller', props));
}
