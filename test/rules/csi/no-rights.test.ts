import { driverRights } from '../../../lib/rules/csi/no-rights';
import { classOf, reading, syncing } from '../../support/classes';
import { check, clusterSubject, codes } from '../../support/cluster-subject';
import { secretProviderClass } from '../../support/manifests';
import { accountWith, secretRule } from '../../support/rights';

const SYNCED = classOf('vault', '- objectName: a\n', syncing({ a: 'a' }));
const TOKEN = { authSecretName: 'token', authSecretNamespace: 'shop' };
const PULUMI = secretProviderClass({ provider: 'pulumi', parameters: TOKEN });
const addOns = { operator: { present: true, unit: 'operator' }, driver: { present: true, unit: 'shop' } };
const csiProviders = new Map(
  [...clusterSubject([]).csiProviders].map(([name, provider]) => [name, { ...provider, unit: 'shop' }]),
);

test('a Secret that the driver may not write is refused', () => {
  const manifests = [...accountWith('driver', secretRule('other')), SYNCED, reading()];

  const [finding, ...others] = check(driverRights, manifests, { addOns });

  expect(finding).toMatchObject({ code: 'csi/no-rights', severity: 'error', path: 'prod/shop/db' });
  expect(finding?.problem).toContain('is to make Secret "shop/db", which the driver of the fleet may not write');
  expect(others).toEqual([]);
});

test('a Secret that the driver may write passes', () => {
  expect(codes(driverRights, [...accountWith('driver', secretRule('db')), SYNCED, reading()], { addOns })).toEqual([]);
});

test('a credential that the provider may not read is refused', () => {
  const manifests = [...accountWith('provider', secretRule('other')), PULUMI, reading()];

  expect(check(driverRights, manifests, { csiProviders })[0]?.problem).toContain('sign in with Secret "shop/token"');
});

test('a credential that the provider may read passes', () => {
  const manifests = [...accountWith('provider', secretRule('token')), PULUMI, reading()];

  expect(codes(driverRights, manifests, { csiProviders })).toEqual([]);
});

test.each([
  ['of another provider', { provider: 'vault', parameters: TOKEN }],
  ['without a credential', { provider: 'pulumi', parameters: {} }],
  ['without the namespace of its credential', { provider: 'pulumi', parameters: { authSecretName: 'token' } }],
])('a class %s passes', (_, spec) => {
  const manifests = [...accountWith('provider', secretRule('other')), secretProviderClass(spec), reading()];

  expect(codes(driverRights, manifests, { csiProviders })).toEqual([]);
});

test('a class that no pod mounts passes', () => {
  const account = accountWith('driver', secretRule('other'));

  expect(codes(driverRights, [...account, SYNCED], { addOns })).toEqual([]);
  expect(codes(driverRights, [...account, PULUMI], { csiProviders })).toEqual([]);
});

test('of what somebody else installs, nobody can say', () => {
  expect(codes(driverRights, [SYNCED, reading()])).toEqual([]);
  expect(codes(driverRights, [PULUMI, reading()])).toEqual([]);
});
