import { presentDriver } from '../../../lib/rules/csi/no-driver';
import type { ClusterSubject } from '../../../lib/rules/rule';
import { classOf, reading } from '../../support/classes';
import { check, clusterSubject, codes } from '../../support/cluster-subject';

const { addOns: there } = clusterSubject([]);
const addOns = { ...there, driver: { ...there.driver, present: false } };

test('a volume of a driver that nobody installs is told of once, with the line that says it is there', () => {
  const [finding, ...others] = check(presentDriver, [reading(), classOf('vault', '')], { addOns });

  expect(finding).toMatchObject({ code: 'csi/no-driver', severity: 'warning', path: 'prod' });
  expect(finding?.problem).toContain('Deployment "shop/app" needs the Secrets Store CSI Driver');
  expect(finding?.mend).toContain('Driver.managedElsewhere()');
  expect(others).toEqual([]);
});

test('so is a class', () => {
  expect(codes(presentDriver, [classOf('vault', '')], { addOns })).toHaveLength(1);
});

test.each<[string, Partial<ClusterSubject>]>([
  ['has one', {}],
  ['says that it has none', { addOns, missing: { driver: 'there is none' } }],
])('a cluster that %s passes', (_, props) => {
  expect(codes(presentDriver, [reading()], props)).toEqual([]);
});

test('a program that brings the CSIDriver brings the driver', () => {
  const driver = { apiVersion: 'storage.k8s.io/v1', kind: 'CSIDriver', metadata: { name: 'secrets-store.csi.k8s.io' } };

  expect(codes(presentDriver, [driver, reading()], { addOns })).toEqual([]);
});

test('a cluster without volumes and classes needs none', () => {
  expect(codes(presentDriver, [reading({}, { volumes: [] })], { addOns })).toEqual([]);
});
