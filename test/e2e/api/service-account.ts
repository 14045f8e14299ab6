import { objectAt } from '../../../lib/core/manifest';
import type { ApiServer } from './api-server';
import type { ClusterAccess } from './cluster-access';

/** A ServiceAccount, as a pod names it. */
export interface AccountName {
  readonly namespace: string;
  readonly name: string;
}

/**
 * Access as a ServiceAccount that is there already, by a token as the kubelet asks for it: with what RBAC grants the account
 * and nothing else.
 *
 * @param access Somebody who may create tokens.
 */
export async function accessAs(
  server: ApiServer,
  access: ClusterAccess,
  { name, namespace }: AccountName,
): Promise<ClusterAccess> {
  const { body, status } = await server.send({
    method: 'POST',
    path: `/api/v1/namespaces/${namespace}/serviceaccounts/${name}/token`,
    body: { apiVersion: 'authentication.k8s.io/v1', kind: 'TokenRequest', spec: {} },
  });
  if (status !== 201) throw new Error(`No token for ${namespace}/${name}: ${body.message}`);
  return { ...access, credentials: { token: String(objectAt(body, 'status').token) } };
}
