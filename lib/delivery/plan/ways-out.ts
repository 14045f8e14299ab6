import { isUnavailable } from '../../stores/store.ts';
import { choose } from './choose.ts';
import type { Circumstances } from './circumstances.ts';
import { obstacleOf } from './obstacles.ts';

/** What would make a binding possible, as the mend of a finding: each of these alone does. */
export function waysOut(circumstances: Circumstances): string {
  const ways = [
    ...(obstacleOf('copied-csi-files', circumstances) === undefined ? [COPY] : []),
    ...CHANGES.filter(({ to }) => choose({ ...circumstances, ...to(circumstances) }).choice).map(({ way }) => way),
    ...installations(circumstances),
  ];
  if (ways.length === 0) return 'Change what the causes name.';
  return ['Choose one of:', ...ways.map((way) => `- ${way};`)].join('\n').replace(/;$/, '.');
}

const COPY = 'copy the file for it: delivery: Delivery.copiedCsiFiles(), a root init container and a memory volume';

interface Change {
  readonly way: string;
  readonly to: (circumstances: Circumstances) => Partial<Circumstances>;
}

const CHANGES: readonly Change[] = [
  {
    way: 'run the container as root: securityContext: { user: 0, ensureNonRoot: false }, with its default capabilities',
    to: ({ workload }) => ({ workload: { ...workload, unprivileged: undefined } }),
  },
  {
    way: 'let the process read a file: `file` instead of a variable',
    to: () => ({ target: 'file' }),
  },
  {
    way: 'name each variable that it needs: Binding.variables(…)',
    to: ({ target }) => ({ target: target === 'variables' ? 'variable' : target }),
  },
  {
    way: "let the process read the file again: onChange: 'reload'",
    to: ({ onChange, target }) => (target === 'file' && onChange === 'restart' ? { onChange: 'reload' } : {}),
  },
  {
    way: 'leave `rotation` out: the next pod gets the new value',
    to: () => ({ onChange: undefined }),
  },
  {
    way: 'declare the Stakater Reloader of the cluster: reloader: { watchesMounts: true }, or {} where it watches Secrets only',
    to: () => ({ reloader: { secrets: true, mounts: true } }),
  },
  {
    way: "allow Kubernetes Secrets in the cluster: policy: { kubernetesSecrets: 'allowed' }",
    to: () => ({ kubernetesSecrets: 'allowed' }),
  },
  {
    way: "let the cluster's driver sync Secrets, and say so: Driver.managedElsewhere({ syncsSecrets: true })",
    to: ({ csi }) => (isUnavailable(csi) ? {} : { csi: { ...csi, syncsSecrets: true } }),
  },
];

function installations({ csi, kubernetesSecrets, operator }: Circumstances): readonly string[] {
  return [
    ...(isUnavailable(operator) && kubernetesSecrets === 'allowed'
      ? [`let External Secrets Operator bring it (now ${operator.unavailable})`]
      : []),
    ...(isUnavailable(csi) ? [`let the Secrets Store CSI Driver bring it (now ${csi.unavailable})`] : []),
  ];
}
