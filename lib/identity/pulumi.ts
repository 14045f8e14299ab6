import { ISSUER } from '../core/registration.ts';
import { PULUMI_ESC_API_PATH, PULUMI_ESC_API_URL, PULUMI_ESC_NAMES } from '../upstream/pulumi-esc.ts';
import type { AccountProps } from './account.ts';
import { type PulumiTrust, subjectOf, type TrustTerms } from './trust.ts';

/** Props of {@link WorkloadIdentity.pulumi}. */
export interface PulumiIdentityProps extends AccountProps {
  /** The Pulumi organization that the cluster's issuer is registered in. */
  readonly organization: string;
  /**
   * Audience of the tokens.
   * @default 'https://api.pulumi.com', which External Secrets Operator 2.9.0 asks for when the store reads Pulumi Cloud
   */
  readonly audience?: string;
}

export function pulumiTerms({ audience, organization }: PulumiIdentityProps): TrustTerms<PulumiTrust> {
  return {
    trust: { kind: 'pulumi-oidc', organization, audience },
    annotations: {},
    fields: [
      {
        what: 'a Pulumi organization',
        value: organization,
        pattern: PULUMI_ESC_NAMES.organization.pattern,
        example: 'acme',
      },
    ],
    registration: (account) => ({
      title: `Let ServiceAccount ${account.namespace}/${account.name} sign in to Pulumi Cloud`,
      where: `Pulumi Cloud, organization ${organization}: Settings, Access Management, OIDC Issuers`,
      subject: subjectOf(account),
      audience: audience ?? PULUMI_ESC_API_URL.slice(0, -PULUMI_ESC_API_PATH.length),
      facts: [
        ['URL', ISSUER],
        ['Decision', 'Allow'],
        ['Token type', 'Organization'],
        ['Rules', '`aud` and `sub` as above'],
      ],
    }),
  };
}
