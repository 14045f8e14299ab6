import { dnsLabelProblem, dnsSubdomainProblem } from '../../core/names.ts';
import type { OwnFinding } from '../../core/report-finding.ts';
import {
  SECRETS_STORE_CSI_DRIVER_LIMITS as LIMITS,
  SECRETS_STORE_CSI_DRIVER as UPSTREAM,
} from '../../upstream/secrets-store-csi-driver.ts';
import { digestProblems, directoryProblems } from '../prop-problems.ts';
import type { SecretsStoreCsiDriverProps, TokenRequest } from './props.ts';

const ADD_ON = 'secrets-store-csi-driver';

/** Everything that is wrong with the props, alone and together. */
export function driverPropsProblems(props: SecretsStoreCsiDriverProps): readonly OwnFinding[] {
  const { imageDigests = {}, tokenRequests = [] } = props;
  const shared = [
    ...directoryProblems('kubeletRootDir', props.kubeletRootDir),
    ...directoryProblems('providersDir', props.providersDir),
    ...(props.additionalProvidersDirs ?? []).flatMap((path) => directoryProblems('additionalProvidersDirs', path)),
    ...Object.entries(imageDigests).flatMap(([image, digest]) => digestProblems(`imageDigests.${image}`, digest)),
  ];
  return [
    ...shared.map((problem) => problem(ADD_ON)),
    ...driverNameProblems(props.driverName),
    ...namespaceProblems(props),
    ...metricsPortProblems(props.metricsPort),
    ...tokenRequests.flatMap((request, index) => tokenRequestProblems(request, tokenRequests.slice(0, index))),
  ];
}

function driverNameProblems(name: string | undefined): readonly OwnFinding[] {
  if (name === undefined) return [];
  const tooLong =
    name.length > LIMITS.driverNameLength ? `is longer than ${LIMITS.driverNameLength} characters` : undefined;
  const problem = tooLong ?? dnsSubdomainProblem(name);
  if (problem === undefined) return [];
  return [
    error(
      'invalid-driver-name',
      `driverName "${name}" ${problem}.`,
      'It names the CSIDriver object, which the API server would refuse, and a directory that kubelet looks into.',
      "Write a short DNS name in lower case, for instance driverName: 'pulumi.secrets-store.csi.k8s.io'.",
    ),
  ];
}

function namespaceProblems({ namespace, syncedSecrets = [] }: SecretsStoreCsiDriverProps): readonly OwnFinding[] {
  return [namespace ?? UPSTREAM.namespace, ...syncedSecrets.map((one) => one.namespace)].flatMap((name) => {
    const problem = dnsLabelProblem(name);
    if (problem === undefined) return [];
    return [
      error(
        'invalid-namespace',
        `Namespace "${name}" ${problem}.`,
        'The API server would refuse it.',
        'Write its name.',
      ),
    ];
  });
}

function metricsPortProblems(port: number | undefined): readonly OwnFinding[] {
  if (port === undefined || (Number.isInteger(port) && port >= 1 && port <= 65_535 && port !== UPSTREAM.healthPort))
    return [];
  return [
    error(
      'invalid-metrics-port',
      `metricsPort is ${port}.`,
      `A port is a whole number from 1 to 65535, and ${UPSTREAM.healthPort} is the liveness probe's in the same pod.`,
      `Take a free one, or leave it out for ${UPSTREAM.metricsPort}.`,
    ),
  ];
}

function tokenRequestProblems(request: TokenRequest, earlier: readonly TokenRequest[]): readonly OwnFinding[] {
  const { audience, expiration } = request;
  const findings: OwnFinding[] = [];
  if (audience.trim() !== audience) {
    findings.push(
      error(
        'invalid-token-audience',
        `The token audience "${audience}" has space around it.`,
        'Whoever reads the token compares its audience character by character, so every mount would fail to sign in.',
        `Write "${audience.trim()}".`,
      ),
    );
  }
  if (audience === '') {
    findings.push({
      code: `${ADD_ON}/api-server-audience`,
      severity: 'warning',
      problem: 'tokenRequests has an empty audience.',
      cause: 'Such a token is good for the API server itself: every provider on the node could act as the pod.',
      mend: "Name the audience that the store expects, for instance audience: 'api://AzureADTokenExchange'.",
    });
  }
  if (earlier.some((other) => other.audience === audience)) {
    findings.push(
      error(
        'duplicate-token-audience',
        `The token audience "${audience}" stands twice in tokenRequests.`,
        'The API server refuses a CSIDriver whose audiences are not unique.',
        'Keep one of the two.',
      ),
    );
  }
  const seconds = expiration?.toSeconds();
  if (
    seconds !== undefined &&
    (seconds < LIMITS.tokenExpirationSecondsMin || seconds > LIMITS.tokenExpirationSecondsMax)
  ) {
    findings.push(
      error(
        'invalid-token-expiration',
        `The token for "${audience}" expires after ${seconds} s.`,
        `The API server takes ${LIMITS.tokenExpirationSecondsMin} s to 2^32 s.`,
        'Write expiration: Duration.minutes(10) or more, or leave it out.',
      ),
    );
  }
  return findings;
}

function error(what: string, problem: string, cause: string, mend: string): OwnFinding {
  return { code: `${ADD_ON}/${what}`, severity: 'error', problem, cause, mend };
}
