import { told } from './told';

const ROLE = `
apiVersion: rbac.authorization.k8s.io/v1
kind: Role
metadata: { name: reader, namespace: shop }
rules: [{ apiGroups: [''], resources: [secrets], resourceNames: [token], verbs: [get] }]
`;

const ROLE_BINDING = `
apiVersion: rbac.authorization.k8s.io/v1
kind: RoleBinding
metadata: { name: reader, namespace: shop }
roleRef: { apiGroup: rbac.authorization.k8s.io, kind: Role, name: reader }
subjects: [{ kind: ServiceAccount, name: driver, namespace: kube-system }]
`;

test('a role that names another Secret lets its accounts read that, although their binding is the same', () => {
  const changes = told({
    'role-reader.yaml': [ROLE, ROLE.replace('[token]', '[token, other]')],
    'rolebinding-reader.yaml': [ROLE_BINDING, ROLE_BINDING],
  });

  expect(changes).toEqual(['access-widened: ServiceAccount kube-system/driver can read Secret shop/other']);
});

test('a role for all Secrets of its namespace widens, and a name within it does not', () => {
  const all = ROLE.replace('resourceNames: [token], ', '');
  const rolebinding = { 'rolebinding-reader.yaml': [ROLE_BINDING, ROLE_BINDING] } as const;

  expect(told({ ...rolebinding, 'role-reader.yaml': [ROLE, all] })).toEqual([
    'access-widened: ServiceAccount kube-system/driver can read every Secret in shop',
  ]);
  expect(told({ ...rolebinding, 'role-reader.yaml': [all, ROLE] })).toEqual([
    'access-lost: ServiceAccount kube-system/driver can no longer read every Secret in shop',
  ]);
});
