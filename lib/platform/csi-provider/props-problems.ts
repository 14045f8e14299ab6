import { dnsLabelProblem, dnsSubdomainProblem } from '../../core/names.ts';
import type { OwnFinding } from '../../core/report-finding.ts';
import { digestProblems, directoryProblems } from '../prop-problems.ts';
import type { CsiProviderProps, ServiceAccountAccess, ServiceAccountRef } from './props.ts';

const ADD_ON = 'csi-provider';

/** Everything that is wrong with the props that providers share. */
export function csiProviderProblems(props: CsiProviderProps & Partial<ServiceAccountAccess>): readonly OwnFinding[] {
  const { providersDir, imageDigest, serviceAccounts = [] } = props;
  const shared = [...directoryProblems('providersDir', providersDir), ...digestProblems('imageDigest', imageDigest)];
  return [
    ...shared.map((problem) => problem(ADD_ON)),
    ...(serviceAccounts === 'every' ? [] : serviceAccounts.flatMap(serviceAccountProblems)),
  ];
}

function serviceAccountProblems({ name, namespace }: ServiceAccountRef): readonly OwnFinding[] {
  const ofName = dnsSubdomainProblem(name);
  const ofNamespace = dnsLabelProblem(namespace);
  if (ofName === undefined && ofNamespace === undefined) return [];
  const what = ofName === undefined ? `namespace ${ofNamespace}` : `name ${ofName}`;
  return [
    {
      code: `${ADD_ON}/invalid-service-account`,
      severity: 'error',
      problem: `There can be no ServiceAccount "${name}" in namespace "${namespace}": its ${what}.`,
      cause: 'The API server would refuse the Role, or it would allow nothing, and mounts of these pods would fail.',
      mend: 'Name the ServiceAccount and its namespace as they are in the cluster.',
    },
  ];
}
