import { dnsLabelProblem, dnsSubdomainProblem } from '../../core/names.ts';
import { reportFinding } from '../../core/report-finding.ts';
import { PULUMI_ESC_API_PATH, PULUMI_ESC_NAMES } from '../../upstream/pulumi-esc.ts';
import { PULUMI_ESC_CSI_PROVIDER_0_1_1 } from '../../upstream/pulumi-esc-csi-provider.ts';
import type { PulumiEscEnvironment } from './environment.ts';
import { ESC_LOCK_FILE, type EscLock } from './environment-lock.ts';
import { escLockOf } from './lock-context.ts';

/** Reports everything that is wrong with an environment's address, API and credential. */
export function checkEnvironment(environment: PulumiEscEnvironment): void {
  checkAddress(environment);
  checkApiUrl(environment);
  checkCredential(environment);
  checkLocked(environment);
}

/** An environment that nobody imported is not compared with anything. */
function checkLocked(environment: PulumiEscEnvironment): void {
  const lock = escLockOf(environment);
  if (lock === undefined || lock.shapeOf(environment.address) !== undefined) return;
  reportFinding(environment, {
    code: 'esc/not-locked',
    severity: 'warning',
    problem: `${ESC_LOCK_FILE} knows nothing of ${environment.address}.`,
    cause: 'A misspelt property of it would be seen in the cluster only, as a pod that does not start.',
    mend: `Run  npm run import -- ${hasNamesake(lock, environment) ? '--prune' : environment.address}  and commit what it writes.`,
  });
}

/** Beside a namesake of another organization both modules would get other names, and the program would not load any more. */
function hasNamesake({ shapes }: EscLock, { environment, project }: PulumiEscEnvironment): boolean {
  return [...shapes.keys()].some((address) => address.endsWith(`/${project}/${environment}`));
}

function checkAddress(environment: PulumiEscEnvironment): void {
  for (const part of ['organization', 'project', 'environment'] as const) {
    const name = environment[part];
    const rule = PULUMI_ESC_NAMES[part];
    const reserved = rule.reservedPrefixes.find((prefix) => name.startsWith(prefix));
    const legal = name.length >= rule.minLength && name.length <= rule.maxLength && rule.pattern.test(name);
    if (legal && reserved === undefined) continue;
    reportFinding(environment, {
      code: 'esc/address',
      severity: 'error',
      problem: `"${name}" is no name of a Pulumi ESC ${part}.`,
      cause: 'Pulumi ESC has no such address, so every mount would fail and the pods would stay in ContainerCreating.',
      mend: `Write ${rule.minLength} to ${rule.maxLength} characters of ${rule.allowed}${
        rule.reservedPrefixes.length > 0 ? `, not beginning with "${rule.reservedPrefixes.join('" or "')}"` : ''
      }.`,
    });
  }
}

function checkApiUrl(environment: PulumiEscEnvironment): void {
  const { apiUrl } = environment;
  if (apiUrl === undefined) return;
  if (/\/\/[^/]*@/.test(apiUrl)) {
    reportCredentials(environment);
    return;
  }
  const url = URL.canParse(apiUrl) ? new URL(apiUrl) : undefined;
  const isBase = url?.pathname.endsWith(PULUMI_ESC_API_PATH) && apiUrl.endsWith(url.pathname);
  if (url && /^https?:$/.test(url.protocol) && isBase) {
    if (url.protocol === 'http:') reportPlainHttp(environment, apiUrl);
    return;
  }
  reportFinding(environment, {
    code: 'esc/api-url',
    severity: 'error',
    problem: `"${apiUrl}" is no base URL of a Pulumi ESC API.`,
    cause: 'The clients append /environments/… to it, so nothing could be read.',
    mend: `Write the whole base without a slash at the end, like "https://pulumi.example.com${PULUMI_ESC_API_PATH}".`,
  });
}

/** Names no part of the URL, because any of them can be the secret. */
function reportCredentials(environment: PulumiEscEnvironment): void {
  reportFinding(environment, {
    code: 'esc/api-url-credentials',
    severity: 'error',
    problem: `The API URL of ${environment.address} holds a user name or password.`,
    cause: 'It would be committed to Git, and the clients sign in with a token alone.',
    mend: 'Leave out everything between "//" and "@", and revoke what was written there.',
  });
}

function reportPlainHttp(environment: PulumiEscEnvironment, apiUrl: string): void {
  reportFinding(environment, {
    code: 'esc/api-url-plain-http',
    severity: 'warning',
    problem: `The API URL "${apiUrl}" is not encrypted.`,
    cause: 'The access token and every value travel in clear text between the cluster and the API.',
    mend: 'Use https.',
  });
}

function checkCredential(environment: PulumiEscEnvironment): void {
  const { accessToken, identity } = environment;
  if (identity) {
    checkOrganization(environment, identity.trust.organization);
    checkAudience(environment, identity.trust.audience);
  }
  if (accessToken === undefined) {
    if (identity === undefined) reportNoCredential(environment);
    return;
  }
  checkAccessToken(environment, accessToken);
}

function checkOrganization(environment: PulumiEscEnvironment, trusting: string): void {
  if (trusting === environment.organization) return;
  reportFinding(environment, {
    code: 'esc/identity-organization',
    severity: 'error',
    problem: `The identity of ${environment.address} signs in to organization "${trusting}".`,
    cause: `Its token opens nothing in organization "${environment.organization}", so nothing could be read.`,
    mend: `Give it an identity of that organization: WorkloadIdentity.pulumi(…, { organization: '${environment.organization}' }).`,
  });
}

/** The operator asks for the API's own address; the registration has to say the same. */
function checkAudience(environment: PulumiEscEnvironment, audience: string | undefined): void {
  const { apiUrl } = environment;
  if (apiUrl === undefined || audience !== undefined || !apiUrl.endsWith(PULUMI_ESC_API_PATH)) return;
  reportFinding(environment, {
    code: 'esc/identity-audience',
    severity: 'error',
    problem: `${environment.address} lies at ${apiUrl}, and its identity names no audience.`,
    cause:
      'External Secrets Operator would ask for a token for that address, while BOOTSTRAP.md registers one for Pulumi Cloud.',
    mend: `Say it in the identity: WorkloadIdentity.pulumi(…, { audience: '${apiUrl.slice(0, -PULUMI_ESC_API_PATH.length)}' }).`,
  });
}

function reportNoCredential(environment: PulumiEscEnvironment): void {
  reportFinding(environment, {
    code: 'esc/no-credential',
    severity: 'error',
    problem: `Nothing says how the cluster signs in to ${environment.address}.`,
    cause: 'Neither the CSI provider nor External Secrets Operator could read a value.',
    mend: 'Name an `identity` (WorkloadIdentity.pulumi, no credential in the cluster) or the Secret with the `accessToken`.',
  });
}

function checkAccessToken(
  environment: PulumiEscEnvironment,
  { name, namespace, key }: NonNullable<PulumiEscEnvironment['accessToken']>,
): void {
  const { authSecretKey, version } = PULUMI_ESC_CSI_PROVIDER_0_1_1;
  if (key !== authSecretKey) {
    reportFinding(environment, {
      code: 'esc/access-token-key',
      severity: 'error',
      problem: `The access token of ${environment.address} is looked for under the key "${key}" of Secret "${namespace}/${name}".`,
      cause: `The Pulumi ESC CSI provider ${version} reads the key "${authSecretKey}" and no other; every mount would fail with "token not found in secret ${namespace}/${name}".`,
      mend: `Store the token under "${authSecretKey}" and leave \`key\` out.`,
    });
  }
  const problem = dnsSubdomainProblem(name) ?? dnsLabelProblem(namespace);
  if (problem) {
    reportFinding(environment, {
      code: 'esc/access-token-name',
      severity: 'error',
      problem: `"${namespace}/${name}" names no Kubernetes Secret: ${dnsSubdomainProblem(name) ? 'the name' : 'the namespace'} ${problem}.`,
      cause: 'The API server would refuse such a Secret, so the provider could never sign in.',
      mend: 'Name the Secret that holds the access token.',
    });
  }
}
