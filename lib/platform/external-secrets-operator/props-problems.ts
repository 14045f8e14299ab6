import { dnsLabelProblem, dnsSubdomainProblem } from '../../core/names.ts';
import type { OwnFinding } from '../../core/report-finding.ts';
import { isImageDigest } from '../image.ts';
import { COMPONENTS, namespaceOf } from './component.ts';
import type { ExternalSecretsOperatorProps, NamespacedName } from './props.ts';

/** Everything that is wrong with the props. */
export function operatorPropsProblems(props: ExternalSecretsOperatorProps): readonly OwnFinding[] {
  const { reads = [], serviceAccounts = [], writes } = props;
  const written = writes.flatMap(({ namespace, names }) => names.map((name) => ({ namespace, name })));
  return [
    ...namespaceProblems(namespaceOf(props)),
    ...[...written, ...reads, ...serviceAccounts].flatMap(addressProblems),
    ...COMPONENTS.flatMap((component) => countProblems(`replicas.${component}`, props.replicas?.[component])),
    ...countProblems('concurrent', props.concurrent),
    ...imageDigestProblems(props.imageDigest),
  ];
}

function namespaceProblems(namespace: string): readonly OwnFinding[] {
  const problem = dnsLabelProblem(namespace);
  if (problem === undefined) return [];
  return [
    {
      code: 'eso/operator-namespace',
      severity: 'error',
      problem: `The operator's namespace "${namespace}" ${problem}.`,
      cause: 'The API server would refuse it and everything in it.',
      mend: "Write its name, for instance namespace: 'external-secrets'.",
    },
  ];
}

function addressProblems({ name, namespace }: NamespacedName): readonly OwnFinding[] {
  const ofName = dnsSubdomainProblem(name);
  const ofNamespace = dnsLabelProblem(namespace);
  if (ofName === undefined && ofNamespace === undefined) return [];
  const what = ofName === undefined ? `namespace ${ofNamespace}` : `name ${ofName}`;
  return [
    {
      code: 'eso/operator-address',
      severity: 'error',
      problem: `There can be no object "${name}" in namespace "${namespace}": its ${what}.`,
      cause: 'The API server would refuse the Role, or it would allow nothing.',
      mend: 'Name Secrets, ConfigMaps, ServiceAccounts and their namespaces as they are in the cluster.',
    },
  ];
}

function countProblems(prop: string, count: number | undefined): readonly OwnFinding[] {
  if (count === undefined || (Number.isInteger(count) && count >= 1)) return [];
  return [
    {
      code: 'eso/operator-count',
      severity: 'error',
      problem: `${prop} is ${count}.`,
      cause:
        'The operator needs at least one of each; without its webhook no ExternalSecret can be changed or deleted.',
      mend: `Write a whole number from 1 on, or leave ${prop} out for 1.`,
    },
  ];
}

function imageDigestProblems(digest: string | undefined): readonly OwnFinding[] {
  if (digest === undefined || isImageDigest(digest)) return [];
  return [
    {
      code: 'eso/operator-image-digest',
      severity: 'error',
      problem: `imageDigest is "${digest}", which is no image digest.`,
      cause: "The operator's pods would stay in InvalidImageName.",
      mend: 'Write "sha256:" and 64 hexadecimal digits in lower case.',
    },
  ];
}
