/**
 * How AWS knows a Kubernetes ServiceAccount (Amazon EKS user guide, 2026; the CSI provider 3.1.1 and External Secrets
 * Operator 2.9.0 read the same annotation and take the same tokens).
 */

/** IAM roles for service accounts: the cluster's issuer is an OIDC provider of IAM, and the role trusts the subject. */
export const AWS_IRSA = {
  tokenAudience: 'sts.amazonaws.com',
  roleAnnotation: 'eks.amazonaws.com/role-arn',
  action: 'sts:AssumeRoleWithWebIdentity',
} as const;

/** EKS Pod Identity: EKS keeps which ServiceAccount gets which role; neither an issuer nor an annotation is needed. */
export const AWS_POD_IDENTITY = {
  tokenAudience: 'pods.eks.amazonaws.com',
  /** Whom the role has to trust, with these actions. */
  servicePrincipal: 'pods.eks.amazonaws.com',
  actions: ['sts:AssumeRole', 'sts:TagSession'],
} as const;
