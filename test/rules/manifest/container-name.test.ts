import { validContainerNames } from '../../../lib/rules/manifest/container-name';
import { check, codes } from '../../support/cluster-subject';
import { configMap, deployment } from '../../support/manifests';

test.each(['a', '0-a', 'a'.repeat(63)])('a container may be called %s', (name) => {
  expect(codes(validContainerNames, [deployment({ containers: [{ name }] }), configMap()])).toEqual([]);
});

test.each(['', 'A', 'a_b', 'a.b', '-a', 'a'.repeat(64)])('a container may not be called "%s"', (name) => {
  expect(codes(validContainerNames, [deployment({ containers: [{ name: 'app' }, { name }] })])).toEqual([
    'manifest/container-name error prod/shop/app',
  ]);
});

test('the finding names the container, an initial one too', () => {
  const [finding] = check(validContainerNames, [deployment({ initContainers: [{ name: 'a_b' }] })]);

  expect(finding?.problem).toMatch(/^The name "a_b" of a container of Deployment "shop\/app" may only consist of /);
});
