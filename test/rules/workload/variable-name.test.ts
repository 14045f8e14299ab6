import fc from 'fast-check';
import { KubernetesVersion } from '../../../lib/core/kubernetes-version';
import { validVariableNames } from '../../../lib/rules/workload/variable-name';
import { check, codes } from '../../support/cluster-subject';
import { deployment } from '../../support/manifests';

const OLD = { kubernetes: KubernetesVersion.parse('1.31') };

test('a name that the API server refuses is an error', () => {
  const [finding] = check(validVariableNames, [setting('DB PASSWORD')], OLD);

  expect(finding).toMatchObject({
    code: 'workload/variable-name',
    severity: 'error',
    path: 'prod/shop/app',
    problem: 'Container "app" of Deployment "shop/app" has a variable "DB PASSWORD".',
  });
});

test.each(['1ST', 'A B', 'A=B', 'Ä', '', '.', '..', '..A', 'A$'])('"%s" is no name before Kubernetes 1.32', (name) => {
  expect(check(validVariableNames, [setting(name)], OLD)).toHaveLength(1);
});

test.each(['A', '_a', '-a', '.a', 'a.b-c_1'])('"%s" is a name before Kubernetes 1.32', (name) => {
  expect(codes(validVariableNames, [setting(name)], OLD)).toEqual([]);
});

test('since Kubernetes 1.32 every printable ASCII character but "=" is right', () => {
  fc.assert(
    fc.property(fc.string({ minLength: 1 }), (name) => {
      const legal = [...name].every((one) => one >= ' ' && one <= '~' && one !== '=');

      expect(check(validVariableNames, [setting(name)])).toHaveLength(legal ? 0 : 1);
    }),
  );
});

test('a prefix has to be a name', () => {
  const envFrom = [{ prefix: '1_', secretRef: { name: 'db' } }];

  expect(check(validVariableNames, [deployment({ containers: [{ name: 'app', envFrom }] })], OLD)).toHaveLength(1);
});

test('an empty prefix is none', () => {
  const envFrom = [{ prefix: '', secretRef: { name: 'db' } }];

  expect(codes(validVariableNames, [deployment({ containers: [{ name: 'app', envFrom }] })], OLD)).toEqual([]);
});

function setting(name: string) {
  return deployment({ containers: [{ name: 'app', env: [{ name, value: 'x' }] }] });
}
