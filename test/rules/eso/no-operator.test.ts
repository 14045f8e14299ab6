import { presentOperator } from '../../../lib/rules/eso/no-operator';
import type { ClusterSubject } from '../../../lib/rules/rule';
import { check, clusterSubject, codes } from '../../support/cluster-subject';
import { configMap, externalSecret } from '../../support/manifests';
import { secretStore } from '../../support/stores';

const { addOns: there } = clusterSubject([]);
const addOns = { ...there, operator: { ...there.operator, present: false } };

test('objects for an operator that nobody installs are told of once, with the line that says it is there', () => {
  const [finding, ...others] = check(presentOperator, [secretStore({}), externalSecret()], { addOns });

  expect(finding).toMatchObject({ code: 'eso/no-operator', severity: 'warning', path: 'prod' });
  expect(finding?.problem).toContain('ExternalSecret "shop/db" and 1 more need External Secrets Operator');
  expect(finding?.mend).toContain('Operator.managedElsewhere()');
  expect(others).toEqual([]);
});

test.each<[string, Partial<ClusterSubject>]>([
  ['has one', {}],
  ['says that it has none', { addOns, missing: { operator: 'there is none' } }],
])('a cluster that %s passes', (_, props) => {
  expect(codes(presentOperator, [externalSecret()], props)).toEqual([]);
});

test("a program that brings the operator's CRDs brings the operator", () => {
  const metadata = { name: 'externalsecrets.external-secrets.io' };
  const crd = { apiVersion: 'apiextensions.k8s.io/v1', kind: 'CustomResourceDefinition', metadata };

  expect(codes(presentOperator, [crd, externalSecret()], { addOns })).toEqual([]);
});

test('a cluster without such objects needs none', () => {
  expect(codes(presentOperator, [configMap()], { addOns })).toEqual([]);
});
