/**
 * Microsoft Entra Workload ID on Kubernetes.
 *
 * Source: Azure/azure-workload-identity v1.6.0; External Secrets Operator 2.9.0 and the Key Vault CSI provider 1.8.2 ask for
 * the same audience, in every Azure cloud.
 */
export const AZURE_WORKLOAD_IDENTITY = {
  tokenAudience: 'api://AzureADTokenExchange',
  /** Annotation of the ServiceAccount that the webhook and External Secrets Operator read; the CSI provider reads none. */
  clientIdAnnotation: 'azure.workload.identity/client-id',
  /** Likewise. Where it stands, a SecretStore may not name the tenant too: "multiple tenantID found" (ESO 2.9.0). */
  tenantIdAnnotation: 'azure.workload.identity/tenant-id',
  /** Label of the pods that the webhook changes for Azure SDKs in them; neither CSI mounts nor the operator need it. */
  useLabel: 'azure.workload.identity/use',
  /** Longest name of a federated credential, which consists of letters, digits, "-" and "_". */
  credentialNameMaxLength: 120,
} as const;

/** Form of a client id and of a tenant id. */
export const AZURE_GUID = {
  pattern: /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i,
  example: '11111111-2222-3333-4444-555555555555',
} as const;
