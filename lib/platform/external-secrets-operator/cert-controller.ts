import { byCodeUnit } from '../../core/compare.ts';
import {
  EXTERNAL_SECRETS_CERTIFIED_CRDS,
  EXTERNAL_SECRETS_OPERATOR as UPSTREAM,
} from '../../upstream/external-secrets-operator.ts';
import type { Manifest } from '../manifest.ts';
import { namespaceOf, replicasOf } from './component.ts';
import { componentDeployment } from './deployment.ts';
import type { ExternalSecretsOperatorProps } from './props.ts';
import { type ExternalSecretsUse, requiredCrds } from './use.ts';

/** The Deployment that makes the webhook's certificate and tells the API server its CA. */
export function certControllerDeployment(props: ExternalSecretsOperatorProps): Manifest {
  const { health, metrics } = UPSTREAM.ports;
  const namespace = namespaceOf(props);
  return componentDeployment('certController', props, {
    args: [
      'certcontroller',
      `--crd-requeue-interval=${UPSTREAM.checkInterval}`,
      ...crdNamesArgs(props),
      `--service-name=${UPSTREAM.names.webhook}`,
      `--service-namespace=${namespace}`,
      `--secret-name=${UPSTREAM.names.webhook}`,
      `--secret-namespace=${namespace}`,
      `--metrics-addr=:${metrics}`,
      `--healthz-addr=:${health}`,
      `--loglevel=${props.logLevel ?? 'info'}`,
      '--zap-time-encoding=epoch',
      '--enable-partial-cache=true',
      ...(replicasOf('certController', props) > 1 ? ['--enable-leader-election=true'] : []),
    ],
    ports: { metrics, ready: health },
    readinessPort: 'ready',
    readiness: UPSTREAM.readiness.others,
  });
}

/** Names of the installed CRDs that the cert-controller waits for, sorted. */
export function certifiedCrds(use: ExternalSecretsUse): readonly string[] {
  const installed = requiredCrds(use);
  return EXTERNAL_SECRETS_CERTIFIED_CRDS.filter((name) => installed.includes(name)).sort(byCodeUnit);
}

// One that is named and not installed keeps the pod unready for ever.
function crdNamesArgs(use: ExternalSecretsUse): readonly string[] {
  const names = certifiedCrds(use);
  return names.length === EXTERNAL_SECRETS_CERTIFIED_CRDS.length ? [] : names.map((name) => `--crd-names=${name}`);
}
