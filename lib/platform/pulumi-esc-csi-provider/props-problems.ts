import { dnsLabelProblem, dnsSubdomainProblem } from '../../core/names.ts';
import type { OwnFinding } from '../../core/report-finding.ts';
import { PULUMI_ESC_CSI_PROVIDER as UPSTREAM } from '../../upstream/pulumi-esc-csi-provider.ts';
import { digestProblems, directoryProblems } from '../prop-problems.ts';
import type { AuthSecret, PulumiEscCsiProviderProps } from './props.ts';

const ADD_ON = 'pulumi-esc-csi-provider';

/** Everything that is wrong with the props. */
export function providerPropsProblems(props: PulumiEscCsiProviderProps): readonly OwnFinding[] {
  const shared = [
    ...directoryProblems('providersDir', props.providersDir),
    ...digestProblems('imageDigest', props.imageDigest),
  ];
  return [
    ...shared.map((problem) => problem(ADD_ON)),
    ...apiUrlProblems(props.apiUrl),
    ...props.authSecrets.flatMap(authSecretProblems),
  ];
}

function apiUrlProblems(apiUrl: string | undefined): readonly OwnFinding[] {
  if (apiUrl === undefined || (URL.canParse(apiUrl) && /^https:\/\/.+\/api\/esc$/.test(apiUrl))) return [];
  return [
    {
      code: `${ADD_ON}/invalid-api-url`,
      severity: 'error',
      problem: `apiUrl is "${apiUrl}".`,
      cause: `Provider ${UPSTREAM.version} appends "/environments/…" to it as it is, and sends the access token there.`,
      mend: `Write the whole base with https and without "/" at the end, like "${UPSTREAM.apiUrl}".`,
    },
  ];
}

function authSecretProblems({ name, namespace }: AuthSecret): readonly OwnFinding[] {
  const ofName = dnsSubdomainProblem(name);
  const ofNamespace = dnsLabelProblem(namespace);
  if (ofName === undefined && ofNamespace === undefined) return [];
  const what = ofName === undefined ? `namespace ${ofNamespace}` : `name ${ofName}`;
  return [
    {
      code: `${ADD_ON}/invalid-auth-secret`,
      severity: 'error',
      problem: `There can be no Secret "${name}" in namespace "${namespace}": its ${what}.`,
      cause: 'The API server would refuse the Role, or it would allow nothing.',
      mend: 'Name the Secret and its namespace as they are in the cluster.',
    },
  ];
}
