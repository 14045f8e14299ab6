/** Workload Identity Federation for GKE (Google Cloud documentation, 2026; CSI provider 1.15.0, External Secrets Operator 2.9.0). */
export const GKE_WORKLOAD_IDENTITY = {
  /** Annotation of a ServiceAccount that acts as a Google service account; without it, it acts as itself. */
  accountAnnotation: 'iam.gke.io/gcp-service-account',
  /** The role on a Google service account that lets a ServiceAccount act as it. */
  actAsRole: 'roles/iam.workloadIdentityUser',
  readSecretRole: 'roles/secretmanager.secretAccessor',
  /** What a project's id is followed by in the name of its pool, which is the audience of tokens too. */
  poolSuffix: '.svc.id.goog',
} as const;
