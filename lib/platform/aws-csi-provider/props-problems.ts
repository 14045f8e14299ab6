import type { OwnFinding } from '../../core/report-finding.ts';
import { AWS_REGION } from '../../upstream/aws-secrets.ts';
import { csiProviderProblems } from '../csi-provider/props-problems.ts';
import { directoryProblems } from '../prop-problems.ts';
import type { AwsCsiProviderProps } from './props.ts';

const ADD_ON = 'csi-provider';

/** Everything that is wrong with the props. */
export function awsPropsProblems(props: AwsCsiProviderProps): readonly OwnFinding[] {
  return [
    ...csiProviderProblems(props),
    ...directoryProblems('kubeletRootDir', props.kubeletRootDir).map((problem) => problem(ADD_ON)),
    ...regionProblems(props.region),
  ];
}

function regionProblems(region: string | undefined): readonly OwnFinding[] {
  if (region === undefined || AWS_REGION.pattern.test(region)) return [];
  return [
    {
      code: `${ADD_ON}/invalid-region`,
      severity: 'error',
      problem: `region is "${region}", which is no Region of AWS.`,
      cause: 'The provider would call services of a Region that does not exist, and mounts would fail.',
      mend: `Write ${AWS_REGION.allowed}.`,
    },
  ];
}
