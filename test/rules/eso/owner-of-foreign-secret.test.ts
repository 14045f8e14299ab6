import type { JsonObject } from '../../../lib/core/json';
import { foreignSecrets } from '../../../lib/rules/eso/owner-of-foreign-secret';
import { check, codes } from '../../support/cluster-subject';
import { externalSecret } from '../../support/manifests';

const SPEC = { data: [{ secretKey: 'oidc.clientSecret', remoteRef: { key: 'oidc' } }] };

test("an ExternalSecret that takes over a program's Secret is refused, with the program and its key", () => {
  const [finding] = check(foreignSecrets, [targeting({ name: 'argocd-secret' })]);

  expect(finding).toMatchObject({ code: 'eso/owner-of-foreign-secret', severity: 'error', path: 'prod/shop/db' });
  expect(finding?.cause).toContain('Argo CD loses server.secretkey');
});

test.each<JsonObject>([
  { name: 'argocd-secret', creationPolicy: 'Owner' },
  { name: 'argocd-secret', creationPolicy: 'Orphan' },
  { name: 'sh.helm.release.v1.shop.v3' },
])('so is %j', (target) => {
  expect(codes(foreignSecrets, [targeting(target)])).toHaveLength(1);
});

test('so is one that has the name itself', () => {
  const own = { ...targeting({}), metadata: { name: 'argocd-secret', namespace: 'argocd' } };

  expect(codes(foreignSecrets, [own])).toHaveLength(1);
});

test.each<JsonObject>([
  { name: 'argocd-secret', creationPolicy: 'Merge' },
  { name: 'argocd-secret', creationPolicy: 'CreateOrMerge' },
  { name: 'argocd-secret', creationPolicy: 'None' },
  { name: 'argocd-secrets' },
  { name: 'argocd-secret', manifest: { apiVersion: 'v1', kind: 'ConfigMap' } },
  { name: 'argocd-secret', template: { data: { 'server.secretkey': '{{ .key }}' } } },
  {},
])('%j passes', (target) => {
  expect(codes(foreignSecrets, [targeting(target)])).toEqual([]);
});

test("whoever brings the program's own key knows what the Secret is", () => {
  const data = [{ secretKey: 'server.secretkey', remoteRef: { key: 'argocd' } }];

  expect(codes(foreignSecrets, [externalSecret({ data, target: { name: 'argocd-secret' } })])).toEqual([]);
});

function targeting(target: JsonObject): JsonObject {
  return externalSecret({ ...SPEC, target });
}
