import type { JsonObject } from '../../lib/core/json';
import { noRootWhereRestricted } from '../../lib/rules/no-root-where-restricted';
import { check, codes } from '../support/cluster-subject';
import { deployment } from '../support/manifests';

const root = { name: 'copy-secrets', securityContext: { runAsUser: 0 } };
const user = { name: 'app', securityContext: { runAsUser: 10001 } };

test('a root init container is refused where the namespace is restricted, by name', () => {
  const pod = deployment({ initContainers: [root], containers: [user] });

  const [finding] = check(noRootWhereRestricted, [shop('restricted'), pod]);

  expect(finding).toMatchObject({ code: 'manifest/pod-security', severity: 'error', path: 'prod/shop/app' });
  expect(finding?.problem).toContain('runs "copy-secrets" as root');
});

test("a container without a user of its own has the pod's", () => {
  const pod = deployment({ securityContext: { runAsUser: 0 }, containers: [{ name: 'app' }, user] });

  expect(check(noRootWhereRestricted, [shop('restricted'), pod])[0]?.problem).toContain('runs "app" as root');
});

test.each(['baseline', 'privileged'])('root passes where the namespace is %s', (level) => {
  expect(codes(noRootWhereRestricted, [shop(level), deployment({ containers: [root] })])).toEqual([]);
});

test('a pod without root passes where the namespace is restricted', () => {
  expect(codes(noRootWhereRestricted, [shop('restricted'), deployment({ containers: [user] })])).toEqual([]);
});

test('root passes in a namespace whose level is not known here', () => {
  expect(codes(noRootWhereRestricted, [deployment({ containers: [root] })])).toEqual([]);
});

function shop(level: string): JsonObject {
  const labels = { 'pod-security.kubernetes.io/enforce': level };
  return { apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'shop', labels } };
}
