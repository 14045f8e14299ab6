import { dnsLabelProblem, dnsSubdomainProblem } from '../../core/names.ts';
import type { OwnFinding } from '../../core/report-finding.ts';
import { SEALED_SECRETS as UPSTREAM } from '../../upstream/sealed-secrets.ts';
import { isImageDigest } from '../image.ts';
import type { SealedSecretsControllerProps } from './props.ts';

/** Everything that is wrong with the props, and what is dangerous in them. */
export function controllerPropsProblems(props: SealedSecretsControllerProps): readonly OwnFinding[] {
  return [
    ...nameProblems(props),
    ...digestProblems(props.imageDigest),
    ...cutoffProblems(props.keyCutoff),
    ...proxierProblems(props.serviceProxiers),
  ];
}

function nameProblems({ namespace, writes = [] }: SealedSecretsControllerProps): readonly OwnFinding[] {
  const namespaces = [namespace ?? UPSTREAM.namespace, ...writes.map((one) => one.namespace)];
  const secrets = new Set(writes.flatMap(({ names }) => names));
  return [
    ...[...new Set(namespaces)].map((name) => ['Namespace', name, dnsLabelProblem(name)] as const),
    ...[...secrets].map((name) => ['Secret', name, dnsSubdomainProblem(name)] as const),
  ].flatMap(([kind, name, problem]) =>
    problem === undefined
      ? []
      : [
          {
            code: 'sealed/controller-name',
            severity: 'error',
            problem: `${kind} "${name}" ${problem}.`,
            cause: 'The API server would refuse a Role, or it would allow nothing.',
            mend: 'Write its name as it is in the cluster.',
          },
        ],
  );
}

function digestProblems(digest: string | undefined): readonly OwnFinding[] {
  if (digest === undefined || isImageDigest(digest)) return [];
  return [
    {
      code: 'sealed/controller-image-digest',
      severity: 'error',
      problem: `imageDigest is "${digest}", which is no image digest.`,
      cause: 'No node can pull such an image: the pod stays in InvalidImageName.',
      mend: 'Write "sha256:" and 64 hexadecimal digits in lower case.',
    },
  ];
}

function cutoffProblems(cutoff: Date | undefined): readonly OwnFinding[] {
  if (cutoff === undefined || !Number.isNaN(cutoff.getTime())) return [];
  return [
    {
      code: 'sealed/controller-key-cutoff',
      severity: 'error',
      problem: 'keyCutoff is no date.',
      cause: 'The controller would end at every start.',
      mend: "Write an instant: keyCutoff: new Date('2027-01-31T12:00:00Z').",
    },
  ];
}

function proxierProblems(groups: readonly string[] = []): readonly OwnFinding[] {
  if (groups.length === 0) return [];
  return [
    {
      code: 'sealed/controller-open',
      severity: 'warning',
      problem: `serviceProxiers opens the controller to ${groups.join(', ')}, and to every pod of the cluster.`,
      cause:
        `Release ${UPSTREAM.version} verifies and re-encrypts for whoever asks, and each answer says something about the value: ` +
        'asked often enough, all of it.',
      mend: 'Leave it out, and get the certificate with kubectl port-forward; docs/sealed-secrets.md says how.',
    },
  ];
}
