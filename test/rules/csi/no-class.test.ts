import { producedClasses } from '../../../lib/rules/csi/no-class';
import { check, codes } from '../../support/cluster-subject';
import { mounting, secretProviderClass } from '../../support/manifests';

test('a volume of a class that nobody makes is a warning', () => {
  const [finding] = check(producedClasses, [mounting()]);

  expect(finding).toMatchObject({
    code: 'csi/no-class',
    severity: 'warning',
    path: 'prod/shop/app',
    problem:
      'Deployment "shop/app" mounts SecretProviderClass "shop/db" as volume "db", which nobody makes in cluster "prod".',
    cause: 'The pod stays in ContainerCreating: failed to get secretproviderclass shop/db.',
  });
});

test('a class of the namespace passes', () => {
  expect(codes(producedClasses, [mounting(), secretProviderClass()])).toEqual([]);
});

test('a class of another namespace only is told by the rule about namespaces', () => {
  expect(codes(producedClasses, [mounting(), secretProviderClass({}, 'finance')])).toEqual([]);
});

test('a class that is declared as existing passes', () => {
  const existingObjects = [{ kind: 'SecretProviderClass', namespace: 'shop', name: 'db' }] as const;

  expect(codes(producedClasses, [mounting()], { existingObjects })).toEqual([]);
});

test('a volume of another driver has no class', () => {
  expect(codes(producedClasses, [mounting({ driver: 'csi.example.com' })])).toEqual([]);
});
