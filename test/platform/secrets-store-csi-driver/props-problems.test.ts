import { Duration } from 'cdk8s';
import type { SecretsStoreCsiDriverProps } from '../../../lib/platform/secrets-store-csi-driver/props';
import { driverPropsProblems } from '../../../lib/platform/secrets-store-csi-driver/props-problems';
import { SecretsStoreCsiDriver } from '../../../lib/platform/secrets-store-csi-driver/secrets-store-csi-driver';
import { findings } from '../rendering';

const codes = (props: SecretsStoreCsiDriverProps) => driverPropsProblems(props).map(({ code }) => code);

const REFUSED: readonly [string, SecretsStoreCsiDriverProps][] = [
  ['invalid-driver-name', { driverName: 'Secrets_Store' }],
  ['invalid-driver-name', { driverName: `${'a'.repeat(63)}b` }],
  ['invalid-namespace', { namespace: 'Kube.System' }],
  ['invalid-namespace', { syncedSecrets: [{ namespace: '', names: ['web'] }] }],
  ['invalid-directory', { kubeletRootDir: 'var/lib/kubelet' }],
  ['invalid-directory', { providersDir: '/run/' }],
  ['invalid-directory', { additionalProvidersDirs: ['/ok', ''] }],
  ['invalid-image-digest', { imageDigests: { livenessProbe: 'v1' } }],
  ['invalid-metrics-port', { metricsPort: 9808 }],
  ['invalid-token-audience', { tokenRequests: [{ audience: ' sts.amazonaws.com' }] }],
  ['duplicate-token-audience', { tokenRequests: [{ audience: 'a' }, { audience: 'a' }] }],
  ['api-server-audience', { tokenRequests: [{ audience: '' }] }],
  ['invalid-token-expiration', { tokenRequests: [{ audience: 'a', expiration: Duration.seconds(599) }] }],
];

test.each(REFUSED)('%s is reported for %j', (what, props) => {
  expect(codes(props)).toEqual([`secrets-store-csi-driver/${what}`]);
});

test('values at the edge of what is legal are not reported', () => {
  const props = {
    driverName: 'a'.repeat(63),
    tokenRequests: [{ audience: 'a', expiration: Duration.minutes(10) }, { audience: 'b' }],
    providersDir: '/run',
    additionalProvidersDirs: [],
  };

  expect(codes(props)).toEqual([]);
});

test('all mistakes of one driver are reported at once, on the construct', () => {
  const reported = findings(
    (scope) => new SecretsStoreCsiDriver(scope, 'driver', { metricsPort: 0, kubeletRootDir: 'x' }),
  );

  expect(reported).toEqual([
    'secrets-store-csi-driver/invalid-directory platform/driver',
    'secrets-store-csi-driver/invalid-metrics-port platform/driver',
  ]);
});
