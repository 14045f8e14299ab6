import type { Registration } from '../core/registration.ts';
import { GKE_WORKLOAD_IDENTITY } from '../upstream/gke-workload-identity.ts';
import type { AccountProps } from './account.ts';
import type { GcpTrust, TrustedAccount, TrustTerms } from './trust.ts';

/** Props of {@link WorkloadIdentity.gcp}. */
export interface GcpIdentityProps extends AccountProps {
  /** Id of the project that the cluster belongs to. */
  readonly project: string;
  /**
   * E-mail address of the Google service account to act as.
   * @default - none; secrets are shared with the ServiceAccount itself
   */
  readonly googleServiceAccount?: string;
  /**
   * Workload identity pool, which is the audience of the tokens too.
   * @default - the project's, `<project>.svc.id.goog`
   */
  readonly pool?: string;
  /**
   * Number of the project that the pool belongs to, which stands in the principal of a ServiceAccount that acts as itself.
   * @default - it is looked up when the account is registered
   */
  readonly projectNumber?: string;
}

export function gcpTerms(props: GcpIdentityProps): TrustTerms<GcpTrust> {
  const { googleServiceAccount, project, projectNumber } = props;
  const { accountAnnotation, poolSuffix } = GKE_WORKLOAD_IDENTITY;
  const pool = props.pool ?? `${project}${poolSuffix}`;
  return {
    trust: { kind: 'gcp-workload-identity', project, pool, googleServiceAccount },
    annotations: googleServiceAccount === undefined ? {} : { [accountAnnotation]: googleServiceAccount },
    tokenAudience: pool,
    fields: [
      { what: 'the id of a Google Cloud project', value: project, pattern: PROJECT_ID, example: 'acme-prod' },
      {
        what: 'the address of a Google service account',
        value: googleServiceAccount,
        pattern: /^[a-z0-9-]+@[a-z0-9.:-]+\.gserviceaccount\.com$/,
        example: 'checkout@acme-prod.iam.gserviceaccount.com',
      },
      { what: 'a workload identity pool', value: props.pool, pattern: POOL, example: 'acme-prod.svc.id.goog' },
      { what: 'the number of a Google Cloud project', value: projectNumber, pattern: /^\d+$/, example: '123456789012' },
    ],
    registration: (account) =>
      googleServiceAccount === undefined
        ? ownAccess(account, pool, projectNumber ?? `<number of the project of ${pool}>`)
        : accessAs(account, pool, googleServiceAccount),
  };
}

/** Lower-case letters, digits and dashes; an old one belongs to a domain, `example.com:acme`. */
const PROJECT_ID = /^([a-z0-9.-]+:)?[a-z][a-z0-9-]{4,28}[a-z0-9]$/;
const POOL = /^[a-z0-9.:-]+$/;

function accessAs({ name, namespace }: TrustedAccount, pool: string, googleServiceAccount: string): Registration {
  const { actAsRole } = GKE_WORKLOAD_IDENTITY;
  const member = `serviceAccount:${pool}[${namespace}/${name}]`;
  return {
    title: `Let ServiceAccount ${namespace}/${name} act as a Google service account`,
    where: `Google Cloud IAM, service account ${googleServiceAccount}`,
    facts: [
      ['Principal', member],
      ['Role', actAsRole],
    ],
    command: `gcloud iam service-accounts add-iam-policy-binding '${googleServiceAccount}' \\
  --role '${actAsRole}' --member '${member}'`,
  };
}

/** Without a command: the identity does not know the secrets, and on the whole project the role would open all of them. */
function ownAccess({ name, namespace }: TrustedAccount, pool: string, projectNumber: string): Registration {
  const poolPath = `projects/${projectNumber}/locations/global/workloadIdentityPools/${pool}`;
  return {
    title: `Let ServiceAccount ${namespace}/${name} read its secrets in Google Cloud`,
    where: 'Google Cloud IAM, each secret that it reads',
    facts: [
      ['Principal', `principal://iam.googleapis.com/${poolPath}/subject/ns/${namespace}/sa/${name}`],
      ['Role', GKE_WORKLOAD_IDENTITY.readSecretRole],
    ],
  };
}
