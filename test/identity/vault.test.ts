import type { VaultIdentityProps } from '../../lib/identity/vault';
import { WorkloadIdentity } from '../../lib/identity/workload-identity';
import { codesOf, shop } from '../support/identity';

test('the role is bound to the account by its name and namespace', () => {
  expect(vault({ audience: 'vault' }).registration).toEqual({
    title: 'Let ServiceAccount shop/checkout sign in to Vault',
    where: 'HashiCorp Vault, role checkout of the auth method at auth/kubernetes',
    audience: 'vault',
    facts: [
      ['bound_service_account_names', 'checkout'],
      ['bound_service_account_namespaces', 'shop'],
      ['token_policies', 'policies with `read` on its secrets'],
    ],
  });
});

test('the store learns the role, its audience and where the auth method is mounted', () => {
  expect(vault({ audience: 'vault', mountPath: 'clusters/prod' }).trust).toEqual({
    kind: 'vault-kubernetes',
    role: 'checkout',
    mountPath: 'clusters/prod',
    audience: 'vault',
  });
});

test('the driver is asked for no token: the provider makes its own', () => {
  expect(vault({ audience: 'vault' }).tokenAudience).toBeUndefined();
});

test.each<Partial<VaultIdentityProps>>([
  { role: '' },
  { role: 'check out' },
  { mountPath: 'auth/kubernetes' },
  { mountPath: '/kubernetes' },
  { mountPath: 'kubernetes/' },
  { audience: '' },
])('%j is refused', (props) => {
  expect(codesOf(vault(props))).toEqual(['identity/invalid-field error']);
});

function vault(props: Partial<VaultIdentityProps>) {
  return WorkloadIdentity.vaultKubernetes(shop(), 'checkout', { role: 'checkout', ...props });
}
