import { ISSUER } from '../core/registration.ts';
import { AZURE_GUID, AZURE_WORKLOAD_IDENTITY } from '../upstream/azure-workload-identity.ts';
import type { AccountProps } from './account.ts';
import { type AzureTrust, subjectOf, type TrustTerms } from './trust.ts';

/** Props of {@link WorkloadIdentity.azure}. */
export interface AzureIdentityProps extends AccountProps {
  /** Client id of the app registration, or of the user-assigned managed identity: a GUID. */
  readonly clientId: string;
  /**
   * The Entra tenant, a GUID, if it is another one than the tenant of the stores that use this identity, or than the
   * webhook's. It becomes an annotation, and SecretStores leave theirs out: together they are an error of the operator 2.9.0.
   * @default - the store names the tenant
   */
  readonly tenantId?: string;
  /**
   * The managed identity that the client id belongs to, for the command that registers the account.
   * @default - the client id is an app registration's
   */
  readonly managedIdentity?: AzureManagedIdentity;
  /**
   * Whether Azure SDKs in the pods are to sign in too, which takes the Workload ID webhook and {@link WorkloadIdentity.podLabels}.
   * Neither CSI mounts nor External Secrets Operator need either.
   * @default false
   */
  readonly forApp?: boolean;
}

/** A user-assigned managed identity, as `az identity` names it. */
export interface AzureManagedIdentity {
  readonly name: string;
  readonly resourceGroup: string;
}

export function azureTerms(props: AzureIdentityProps): TrustTerms<AzureTrust> {
  const { clientId, forApp, managedIdentity, tenantId } = props;
  const { clientIdAnnotation, tenantIdAnnotation, tokenAudience, useLabel } = AZURE_WORKLOAD_IDENTITY;
  return {
    trust: { kind: 'azure-workload-id', clientId, tenantId },
    annotations: {
      [clientIdAnnotation]: clientId,
      ...(tenantId === undefined ? {} : { [tenantIdAnnotation]: tenantId }),
    },
    podLabels: forApp ? { [useLabel]: 'true' } : undefined,
    tokenAudience,
    fields: [
      { what: 'a client id of Microsoft Entra', value: clientId, ...AZURE_GUID },
      { what: 'a tenant id of Microsoft Entra', value: tenantId, ...AZURE_GUID },
      { what: 'the name of a managed identity', value: managedIdentity?.name, ...IDENTITY_NAME },
      { what: 'the name of a resource group', value: managedIdentity?.resourceGroup, ...RESOURCE_GROUP_NAME },
    ],
    registration: (account, label) => {
      const credential = { name: credentialName(label), issuer: ISSUER, subject: subjectOf(account) };
      return {
        title: `Let ServiceAccount ${account.namespace}/${account.name} sign in to Azure`,
        where: managedIdentity
          ? `Microsoft Entra, federated credentials of managed identity ${managedIdentity.name} (${clientId})`
          : `Microsoft Entra, federated credentials of app registration ${clientId}`,
        subject: credential.subject,
        audience: tokenAudience,
        facts: [
          ['Issuer', ISSUER],
          ['Name', credential.name],
        ],
        command: managedIdentity
          ? managedIdentityCommand(managedIdentity, credential)
          : appRegistrationCommand(clientId, credential),
      };
    },
  };
}

const IDENTITY_NAME = { pattern: /^[A-Za-z0-9][A-Za-z0-9_-]{2,127}$/, example: 'checkout' };
const RESOURCE_GROUP_NAME = { pattern: /^[\p{L}\p{N}_.()-]{1,90}$/u, example: 'shop-eu' };

interface Credential {
  readonly name: string;
  readonly issuer: string;
  readonly subject: string;
}

function credentialName(label: readonly string[]): string {
  const { credentialNameMaxLength } = AZURE_WORKLOAD_IDENTITY;
  return label
    .join('-')
    .replaceAll(/[^A-Za-z0-9_-]+/g, '-')
    .slice(0, credentialNameMaxLength);
}

function managedIdentityCommand({ name, resourceGroup }: AzureManagedIdentity, credential: Credential): string {
  return `az identity federated-credential create \\
  --identity-name '${name}' --resource-group '${resourceGroup}' --name '${credential.name}' \\
  --issuer '${credential.issuer}' --subject '${credential.subject}' --audiences '${AZURE_WORKLOAD_IDENTITY.tokenAudience}'`;
}

function appRegistrationCommand(clientId: string, credential: Credential): string {
  const parameters = JSON.stringify({ ...credential, audiences: [AZURE_WORKLOAD_IDENTITY.tokenAudience] });
  return `az ad app federated-credential create --id '${clientId}' --parameters '${parameters}'`;
}
