import type { CrdBundle } from './crd-bundle.ts';

/**
 * How External Secrets Operator is deployed: names, image, ports, flags, probes.
 *
 * Source: external-secrets/external-secrets `v2.9.0`, its chart 2.9.0 and `cmd/controller/`.
 */
export const EXTERNAL_SECRETS_OPERATOR = {
  version: '2.9.0',
  /** As the chart writes it into `app.kubernetes.io/version`. */
  versionLabel: 'v2.9.0',
  /** Part of the immutable selectors: the usual name of the chart's release. */
  instance: 'external-secrets',
  namespace: 'external-secrets',
  /** One binary; its first argument chooses the component. */
  image: { registry: 'ghcr.io', repository: 'external-secrets/external-secrets', tag: 'v2.9.0' },
  user: 1000,
  /** Deployment, ServiceAccount and `app.kubernetes.io/name` of each component; of the webhook also Service and Secret. */
  names: {
    controller: 'external-secrets',
    webhook: 'external-secrets-webhook',
    certController: 'external-secrets-cert-controller',
  },
  /** Name of the container in each component's pod. */
  containers: { controller: 'external-secrets', webhook: 'webhook', certController: 'cert-controller' },
  /** Name of the controller's roles; the cert-controller's are called after itself. */
  controllerRole: 'external-secrets-controller',
  leaderElectionRole: 'external-secrets-leaderelection',
  /** Names of the Leases: default of `--leader-election-id`, and the one that is built into the cert-controller. */
  leases: { controller: 'external-secrets-controller', certController: 'crd-certs-controller' },
  ports: { metrics: 8080, webhook: 10250, health: 8081, live: 8082 },
  /** Where the webhook reads its certificate. */
  certDir: '/tmp/certs',
  /** Value of `--crd-requeue-interval` and of `--check-interval`. */
  checkInterval: '5m',
  /**
   * Label without which the cert-controller does not see a CRD or a webhook configuration (`--enable-partial-cache`): no
   * certificate is made and no CA is injected.
   */
  componentLabel: 'external-secrets.io/component',
  /** Seconds and thresholds of the chart's readiness probes; the controller's is off there. */
  readiness: {
    controller: {
      initialDelaySeconds: 10,
      periodSeconds: 10,
      timeoutSeconds: 5,
      failureThreshold: 3,
      successThreshold: 1,
    },
    others: { initialDelaySeconds: 20, periodSeconds: 5, timeoutSeconds: 5, failureThreshold: 3, successThreshold: 1 },
  },
} as const;

/** Upstream's Helm chart of the same release. */
export const EXTERNAL_SECRETS_CHART = {
  repository: 'https://charts.external-secrets.io',
  chart: 'external-secrets',
  version: '2.9.0',
  /** Its ValidatingWebhookConfigurations; the cert-controller fills in their `caBundle`. */
  injectedWebhooks: ['externalsecret-validate', 'secretstore-validate'],
} as const;

/** API group of stores, ExternalSecrets and PushSecrets. */
export const EXTERNAL_SECRETS_GROUP = 'external-secrets.io';

/** API group of generators and their states. */
export const EXTERNAL_SECRETS_GENERATORS_GROUP = 'generators.external-secrets.io';

/** Resources that an install always has; the controller does not start without their CRDs, nor without `generatorstates`. */
export const EXTERNAL_SECRETS_CORE_RESOURCES = ['externalsecrets', 'secretstores'] as const;

/** Resource of the operator's notes about generated values; its CRD is needed even when no generator is used. */
export const EXTERNAL_SECRETS_GENERATOR_STATES = 'generatorstates';

/** Reconcilers that a flag switches off. Each needs its CRD, or the controller exits after about 2 minutes. */
export const EXTERNAL_SECRETS_RECONCILERS = {
  clusterSecretStores: { resource: 'clustersecretstores', flag: '--enable-cluster-store-reconciler' },
  clusterExternalSecrets: {
    resource: 'clusterexternalsecrets',
    flag: '--enable-cluster-external-secret-reconciler',
  },
  pushSecrets: { resource: 'pushsecrets', flag: '--enable-push-secret-reconciler' },
  clusterPushSecrets: { resource: 'clusterpushsecrets', flag: '--enable-cluster-push-secret-reconciler' },
} as const;

/** Resources of the generators by kind; no flag switches them off, and their CRDs may be absent. */
export const EXTERNAL_SECRETS_GENERATORS = {
  ACRAccessToken: 'acraccesstokens',
  BeyondtrustWorkloadCredentialsDynamicSecret: 'beyondtrustworkloadcredentialsdynamicsecrets',
  CloudsmithAccessToken: 'cloudsmithaccesstokens',
  ClusterGenerator: 'clustergenerators',
  ECRAuthorizationToken: 'ecrauthorizationtokens',
  Fake: 'fakes',
  GCRAccessToken: 'gcraccesstokens',
  GithubAccessToken: 'githubaccesstokens',
  GitlabDeployToken: 'gitlabdeploytokens',
  Grafana: 'grafanas',
  MFA: 'mfas',
  Password: 'passwords',
  QuayAccessToken: 'quayaccesstokens',
  SSHKey: 'sshkeys',
  STSSessionToken: 'stssessiontokens',
  UUID: 'uuids',
  VaultDynamicSecret: 'vaultdynamicsecrets',
  Webhook: 'webhooks',
} as const;

/** Resources without namespaces. */
export const EXTERNAL_SECRETS_CLUSTER_RESOURCES: ReadonlySet<string> = new Set([
  'clusterexternalsecrets',
  'clustergenerators',
  'clusterpushsecrets',
  'clustersecretstores',
]);

/** Names of the CRDs that the cert-controller waits for: the default of `--crd-names`. One that is missing keeps it unready. */
export const EXTERNAL_SECRETS_CERTIFIED_CRDS: readonly string[] = [
  'externalsecrets.external-secrets.io',
  'clustersecretstores.external-secrets.io',
  'secretstores.external-secrets.io',
];

/** One validating webhook of the operator. */
export interface ExternalSecretsWebhook {
  /** Name of the ValidatingWebhookConfiguration that holds it. */
  readonly configuration: string;
  /** Kind in lower case, which names the webhook and ends its path. */
  readonly kind: string;
  readonly resource: string;
  readonly scope: 'Namespaced' | 'Cluster';
}

/** The webhooks, all for `v1` of {@link EXTERNAL_SECRETS_GROUP}; the other kinds have none. */
export const EXTERNAL_SECRETS_WEBHOOKS: readonly ExternalSecretsWebhook[] = [
  { configuration: 'secretstore-validate', kind: 'secretstore', resource: 'secretstores', scope: 'Namespaced' },
  {
    configuration: 'secretstore-validate',
    kind: 'clustersecretstore',
    resource: 'clustersecretstores',
    scope: 'Cluster',
  },
  {
    configuration: 'externalsecret-validate',
    kind: 'externalsecret',
    resource: 'externalsecrets',
    scope: 'Namespaced',
  },
];

/** The 25 CRDs of the release, `deploy/crds/bundle.yaml`: labelled, without a conversion webhook, two of them of 350 kB. */
export const EXTERNAL_SECRETS_CRD_BUNDLE: CrdBundle = {
  name: 'external-secrets',
  version: EXTERNAL_SECRETS_OPERATOR.version,
  url: 'https://raw.githubusercontent.com/external-secrets/external-secrets/v2.9.0/deploy/crds/bundle.yaml',
  sha256: '08b08d88e9522436698d6c90510b530d491081fbf92015faa7a571bb8b50bc5b',
};
