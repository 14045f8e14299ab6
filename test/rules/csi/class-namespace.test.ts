import { classNamespaces } from '../../../lib/rules/csi/class-namespace';
import { check, codes } from '../../support/cluster-subject';
import { mounting, secretProviderClass } from '../../support/manifests';

test('a class of the same namespace passes', () => {
  expect(codes(classNamespaces, [secretProviderClass(), mounting()])).toEqual([]);
});

test('a class that lies in other namespaces only is refused with their names', () => {
  const [finding] = check(classNamespaces, [
    secretProviderClass({}, 'finance'),
    secretProviderClass({}, 'default'),
    mounting(),
  ]);

  expect(finding).toMatchObject({ code: 'csi/class-namespace', severity: 'error', path: 'prod/shop/app' });
  expect(finding?.problem).toBe(
    'Deployment "shop/app" mounts SecretProviderClass "db", which lies in namespace "finance", "default".',
  );
});

test('a class that lies in another namespace too passes', () => {
  const manifests = [secretProviderClass({}, 'finance'), secretProviderClass(), mounting()];

  expect(codes(classNamespaces, manifests)).toEqual([]);
});

test('a class that the fleet does not make is not looked at', () => {
  expect(codes(classNamespaces, [mounting()])).toEqual([]);
});

test('a class that somebody else makes in the same namespace passes', () => {
  const existingObjects = [{ kind: 'SecretProviderClass', namespace: 'shop', name: 'db' }] as const;

  expect(codes(classNamespaces, [secretProviderClass({}, 'finance'), mounting()], { existingObjects })).toEqual([]);
});

test('a kind of the same name in another group is no class', () => {
  const other = { ...secretProviderClass({}, 'finance'), apiVersion: 'example.com/v1' };

  expect(codes(classNamespaces, [other, mounting()])).toEqual([]);
});
