import { ApiObject } from 'cdk8s';
import { Operator } from '../../../lib';
import { objectAt } from '../../../lib/core/manifest';
import { cluster, filesOf, needsOf, objectIn, reader, settings, unitsOf, variableReader } from '../../support/fleet';

const CLASSES = 'guardrails/validatingadmissionpolicy-cdk8s-escrow-secretproviderclasses.yaml';
const STORES = 'guardrails/validatingadmissionpolicy-cdk8s-escrow-secretstores.yaml';

test('classes are held to the namespaces, providers and tokens of the plan', () => {
  const prod = cluster({ guardrails: undefined });
  reader(prod, 'checkout');

  expect(filesOf(prod).get(CLASSES)).toContain('"shop"');
  expect(filesOf(prod).get(CLASSES)).toContain('"pulumi-access-token"');
  expect(needsOf(prod, 'checkout')).toContain('guardrails');
});

test('a class that somebody wrote by hand is part of the plan', () => {
  const prod = cluster({ guardrails: 'deny' });
  new ApiObject(settings(prod, 'web', 'web'), 'class', {
    apiVersion: 'secrets-store.csi.x-k8s.io/v1',
    kind: 'SecretProviderClass',
    metadata: { name: 'by-hand', namespace: 'web' },
    spec: { provider: 'vault', parameters: {} },
  });

  expect(filesOf(prod).get(CLASSES)).toMatch(/"web"\S* *: *\["vault"\]/);
});

test('stores are held to the namespaces of the plan', () => {
  const prod = cluster({ guardrails: 'deny' });
  variableReader(prod, 'checkout');

  expect(filesOf(prod).get(STORES)).toContain('"shop"');
});

test('in audit nothing is refused', () => {
  const prod = cluster({ guardrails: 'audit' });
  reader(prod, 'checkout');

  const binding = objectIn(prod, CLASSES.replace('policy-', 'policybinding-'));
  expect(objectAt(binding, 'spec').validationActions).not.toContain('Deny');
});

test('where somebody else brought the operator, nothing is refused unless the program says so', () => {
  const prod = cluster({ guardrails: undefined, externalSecretsOperator: Operator.managedElsewhere() });
  variableReader(prod, 'checkout');

  const binding = objectIn(prod, STORES.replace('policy-', 'policybinding-'));
  expect(objectAt(binding, 'spec').validationActions).not.toContain('Deny');
});

test.each([
  ['that turns them off', () => reader(cluster({ guardrails: 'off' }), 'checkout')],
  ['without secrets', () => settings(cluster({ guardrails: 'deny' }), 'web')],
])('a cluster %s has none', (_, unit) => {
  expect(unitsOf(unit().node.scope as ReturnType<typeof cluster>)).not.toContain('guardrails');
});

test('network policies close the add-ons that the fleet installs', () => {
  const prod = cluster({ networkPolicies: true });
  variableReader(prod, 'checkout');

  const policies = [...filesOf(prod).keys()].filter((file) => file.includes('networkpolicy'));
  expect(policies).toEqual([
    'guardrails/external-secrets/networkpolicy-external-secrets.yaml',
    'guardrails/external-secrets/networkpolicy-external-secrets-webhook.yaml',
    'guardrails/external-secrets/networkpolicy-external-secrets-cert-controller.yaml',
  ]);
});
