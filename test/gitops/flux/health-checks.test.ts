import { healthChecksOf } from '../../../lib/gitops/flux/health-checks';
import { syncedUnit } from '../synced';

const OPERATOR_KINDS = ['ClusterExternalSecret', 'ClusterSecretStore', 'ExternalSecret', 'PushSecret', 'SecretStore'];
const KINDS = ['bitnami.com/SealedSecret', ...OPERATOR_KINDS.map((kind) => `external-secrets.io/${kind}`)];

test('each kind that Flux misreads has one check, in its group', () => {
  const checks = checksOf(...KINDS);

  expect(checks.map(({ apiVersion, kind }) => `${apiVersion.split('/')[0]}/${kind}`)).toEqual(KINDS);
});

test('a unit has checks for the kinds that it holds, and for no other', () => {
  expect(checksOf('apps/Deployment', 'external-secrets.io/ExternalSecret')).toMatchObject([
    { apiVersion: 'external-secrets.io/v1', kind: 'ExternalSecret' },
  ]);
});

test('a kind of the same name in another group has no check', () => {
  expect(checksOf('kubernetes-client.io/ExternalSecret', '/SealedSecret')).toEqual([]);
});

test.each(OPERATOR_KINDS)('%s is not given up while its operator says that it is not ready', (kind) => {
  const [check] = checksOf(`external-secrets.io/${kind}`);

  expect(check?.failed).toBeUndefined();
  expect(check?.current).toContain("c.type == 'Ready' && c.status == 'True'");
});

test.each(['ExternalSecret', 'PushSecret'])('a %s is waited for until its current generation is synced', (kind) => {
  const [check] = checksOf(`external-secrets.io/${kind}`);

  expect(check?.current).toContain("status.syncedResourceVersion.startsWith(string(metadata.generation) + '-')");
});

test('an ExternalSecret that is synced once does not have to follow its generation', () => {
  const [check] = checksOf('external-secrets.io/ExternalSecret');

  expect(check?.current).toContain("spec.refreshPolicy == 'CreatedOnce'");
  expect(check?.current).toContain("duration(spec.refreshInterval) <= duration('0s')");
});

test('a SealedSecret is judged by what the controller says of its current generation', () => {
  const [check] = checksOf('bitnami.com/SealedSecret');

  const generation = 'status.observedGeneration == metadata.generation && ';
  expect(check).toMatchObject({
    current: `${generation}status.conditions.exists(c, c.type == 'Synced' && c.status == 'True')`,
    failed: `${generation}status.conditions.exists(c, c.type == 'Synced' && c.status == 'False')`,
  });
});

function checksOf(...kinds: string[]) {
  const asKind = (key: string) => ({ group: key.split('/')[0] ?? '', kind: key.split('/')[1] ?? '' });
  return healthChecksOf(syncedUnit('web', { kinds: kinds.map(asKind) }));
}
