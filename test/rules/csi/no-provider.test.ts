import { presentProviders } from '../../../lib/rules/csi/no-provider';
import type { CsiProviderSubject } from '../../../lib/rules/csi-provider-subject';
import { classOf } from '../../support/classes';
import { check, clusterSubject, codes } from '../../support/cluster-subject';
import { secretProviderClass } from '../../support/manifests';

const azure = classOf('azure', '');

test('a provider that nobody installs is told of, with the line to declare it', () => {
  const [finding] = check(presentProviders, [azure], { csiProviders: absent('azure') });

  expect(finding).toMatchObject({ code: 'csi/no-provider', severity: 'warning', path: 'prod' });
  expect(finding?.mend).toContain('csiProviders: { azure: AddOn.installed({}) }');
});

test('several classes of one provider are one mistake of the cluster', () => {
  const other = { ...azure, metadata: { name: 'other', namespace: 'shop' } };

  expect(check(presentProviders, [azure, other], { csiProviders: absent('azure') })).toMatchObject([
    { problem: expect.stringContaining('SecretProviderClass "shop/db" and 1 more name provider "azure"') },
  ]);
});

test('a provider that the cluster has passes', () => {
  expect(codes(presentProviders, [azure], { csiProviders: absent('aws') })).toEqual([]);
});

test('a provider that the fleet does not know passes', () => {
  expect(codes(presentProviders, [classOf('akeyless', '')])).toEqual([]);
});

test('a provider that the program brings as a DaemonSet of its own passes', () => {
  expect(codes(presentProviders, [azure, daemonSet()], { csiProviders: absent('azure') })).toEqual([]);
});

test('the DaemonSet of the driver that the fleet installs is none', () => {
  const props = { csiProviders: absent('azure'), isOwnUnit: () => false };

  expect(codes(presentProviders, [azure, daemonSet()], props)).toHaveLength(1);
});

test('a class without a provider is refused', () => {
  expect(codes(presentProviders, [secretProviderClass()])).toEqual(['csi/no-provider error prod/shop/db']);
});

test('where there is no driver, that is what is told', () => {
  const props = { csiProviders: absent('azure'), missing: { driver: 'there is none' } };

  expect(codes(presentProviders, [azure], props)).toEqual([]);
});

function absent(provider: string): ReadonlyMap<string, CsiProviderSubject> {
  const known = [...clusterSubject([]).csiProviders];
  return new Map(known.map(([name, profile]) => [name, { ...profile, present: name !== provider }]));
}

function daemonSet() {
  const hostPath = { path: '/var/run/secrets-store-csi-providers' };
  const spec = { template: { spec: { volumes: [{ name: 'providers', hostPath }] } } };
  return { apiVersion: 'apps/v1', kind: 'DaemonSet', metadata: { name: 'provider', namespace: 'shop' }, spec };
}
