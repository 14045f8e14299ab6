import { groupBy } from '../../core/group-by.ts';
import type { JsonObject } from '../../core/json.ts';
import {
  type ExternalSecretsWebhook,
  EXTERNAL_SECRETS_GROUP as GROUP,
  EXTERNAL_SECRETS_OPERATOR as UPSTREAM,
  EXTERNAL_SECRETS_WEBHOOKS as WEBHOOKS,
} from '../../upstream/external-secrets-operator.ts';
import type { Manifest } from '../manifest.ts';
import { certifiedMetadata, namespaceOf, selectorOf } from './component.ts';
import { componentDeployment } from './deployment.ts';
import type { ExternalSecretsOperatorProps } from './props.ts';
import { usedResources } from './use.ts';

const NAME = UPSTREAM.names.webhook;

/** The Deployment that checks stores and ExternalSecrets on their way into the API server. */
export function webhookDeployment(props: ExternalSecretsOperatorProps): Manifest {
  const { health, metrics, webhook } = UPSTREAM.ports;
  return componentDeployment('webhook', props, {
    args: [
      'webhook',
      `--port=${webhook}`,
      `--dns-name=${NAME}.${namespaceOf(props)}.svc`,
      `--cert-dir=${UPSTREAM.certDir}`,
      `--check-interval=${UPSTREAM.checkInterval}`,
      `--metrics-addr=:${metrics}`,
      `--healthz-addr=:${health}`,
      `--loglevel=${props.logLevel ?? 'info'}`,
      '--zap-time-encoding=epoch',
    ],
    ports: { metrics, webhook, ready: health },
    readinessPort: 'ready',
    readiness: UPSTREAM.readiness.others,
    volumes: [{ name: 'certs', secret: { secretName: NAME } }],
    volumeMounts: [{ name: 'certs', mountPath: UPSTREAM.certDir, readOnly: true }],
  });
}

/** The Service that the API server calls. */
export function webhookService(props: ExternalSecretsOperatorProps): Manifest {
  return {
    apiVersion: 'v1',
    kind: 'Service',
    metadata: certifiedMetadata(NAME, namespaceOf(props)),
    spec: {
      type: 'ClusterIP',
      selector: selectorOf('webhook'),
      ports: [{ name: 'webhook', port: 443, targetPort: 'webhook', protocol: 'TCP' }],
    },
  };
}

/** The empty Secret that the cert-controller fills; it does not make one. Without data or type, so that nobody takes them away. */
export function webhookSecret(props: ExternalSecretsOperatorProps): Manifest {
  return { apiVersion: 'v1', kind: 'Secret', metadata: certifiedMetadata(NAME, namespaceOf(props)) };
}

/** What the API server asks the webhook about. Without a CA bundle: it is the cert-controller's. */
export function webhookConfigurations(props: ExternalSecretsOperatorProps): readonly Manifest[] {
  const resources = usedResources(props);
  const used = WEBHOOKS.filter(({ resource }) => resources.includes(resource));
  return [...groupBy(used, ({ configuration }) => configuration)].map(([name, webhooks]) => ({
    apiVersion: 'admissionregistration.k8s.io/v1',
    kind: 'ValidatingWebhookConfiguration',
    metadata: certifiedMetadata(name),
    webhooks: webhooks.map((webhook) => validatingWebhook(webhook, props)),
  }));
}

function validatingWebhook(
  { kind, resource, scope }: ExternalSecretsWebhook,
  props: ExternalSecretsOperatorProps,
): JsonObject {
  const path = `/validate-${GROUP.replaceAll('.', '-')}-v1-${kind}`;
  return {
    name: `validate.${kind}.${GROUP}`,
    rules: [
      {
        apiGroups: [GROUP],
        apiVersions: ['v1'],
        operations: ['CREATE', 'UPDATE', 'DELETE'],
        resources: [resource],
        scope,
      },
    ],
    clientConfig: { service: { namespace: namespaceOf(props), name: NAME, path } },
    admissionReviewVersions: ['v1', 'v1beta1'],
    sideEffects: 'None',
    timeoutSeconds: 5,
    failurePolicy: props.webhookFailurePolicy ?? 'Fail',
  };
}
