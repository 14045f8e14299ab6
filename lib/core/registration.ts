/**
 * What somebody registers once on the other side, so that it trusts the tokens of a Kubernetes ServiceAccount: a federated
 * credential, a trust policy, an issuer. Plain data without any secret; `BOOTSTRAP.md` lists it.
 */
export interface Registration {
  /** Imperative, for instance `Let ServiceAccount shop/checkout sign in to Azure`. */
  readonly title: string;
  /** Where it is registered, for instance `Microsoft Entra, app registration 11111111-2222-3333-4444-555555555555`. */
  readonly where: string;
  /**
   * Claim `sub` of the tokens: `system:serviceaccount:<namespace>:<name>`.
   * @default - none; the other side knows the ServiceAccount by its name, as EKS Pod Identity does, and asks for no issuer
   */
  readonly subject?: string;
  /**
   * Claim `aud` of the tokens.
   * @default - none is registered
   */
  readonly audience?: string;
  /** What else to fill in there, in this order, each by the name it has there; a value with backticks is Markdown. */
  readonly facts: readonly (readonly [name: string, value: string])[];
  /**
   * A command for bash and zsh (`az`, `aws`, `gcloud`) that does it. For the cluster's issuer it says {@link ISSUER} or
   * {@link ISSUER_WITHOUT_SCHEME}, in quotes.
   * @default - there is none; it is done by hand
   */
  readonly command?: string;
}

/** Stands for the address of the cluster's token issuer, in facts and commands; replaced where the cluster's is known. */
export const ISSUER = '<issuer>';

/** The same without `https://`, as AWS writes it in a trust policy. */
export const ISSUER_WITHOUT_SCHEME = '<issuer without https://>';
