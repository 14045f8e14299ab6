import {
  EXTERNAL_SECRETS_RECONCILERS as RECONCILERS,
  EXTERNAL_SECRETS_OPERATOR as UPSTREAM,
} from '../../upstream/external-secrets-operator.ts';
import type { Manifest } from '../manifest.ts';
import { replicasOf } from './component.ts';
import { componentDeployment } from './deployment.ts';
import type { ExternalSecretsOperatorProps } from './props.ts';
import { type ExternalSecretsReconciler, runningReconcilers } from './use.ts';

/** The Deployment that fetches values and writes Secrets. */
export function controllerDeployment(props: ExternalSecretsOperatorProps): Manifest {
  const { live, metrics } = UPSTREAM.ports;
  return componentDeployment('controller', props, {
    args: [
      `--concurrent=${props.concurrent ?? 1}`,
      `--metrics-addr=:${metrics}`,
      `--live-addr=:${live}`,
      `--loglevel=${props.logLevel ?? 'info'}`,
      '--zap-time-encoding=epoch',
      ...(props.controllerClass === undefined ? [] : [`--controller-class=${props.controllerClass}`]),
      ...(replicasOf('controller', props) > 1 ? ['--enable-leader-election=true'] : []),
      ...idleReconcilers(props).map((reconciler) => `${RECONCILERS[reconciler].flag}=false`),
    ],
    ports: { metrics, live },
    readinessPort: 'live',
    readiness: UPSTREAM.readiness.controller,
  });
}

function idleReconcilers(props: ExternalSecretsOperatorProps): readonly ExternalSecretsReconciler[] {
  const running = runningReconcilers(props);
  const all = Object.keys(RECONCILERS) as ExternalSecretsReconciler[];
  return all.filter((reconciler) => !running.has(reconciler));
}
