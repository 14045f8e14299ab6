/**
 * Props of {@link AdmissionGuardrails}: what the plan of one cluster allows, as plain data. Order and repetition do not matter.
 *
 * What is left out is not guarded; an empty list allows nothing.
 */
export interface AdmissionGuardrailsProps {
  /**
   * What happens to a request that breaks a policy: `deny` refuses it; `audit` lets it pass, warns the client and writes it to
   * the API server's audit log.
   *
   * @default 'deny'
   */
  readonly enforcement?: 'deny' | 'audit';
  /**
   * Namespaces with SecretProviderClasses, and the providers that these may name.
   *
   * @default - any provider in any namespace.
   */
  readonly classNamespaces?: readonly PlannedClassNamespace[];
  /**
   * How classes of the Pulumi ESC provider sign in, by namespace.
   *
   * @default - as their authors like: with any Secret that the provider may read, at any address.
   */
  readonly pulumiClasses?: readonly PlannedPulumiClass[];
  /**
   * Providers that write a mount's `nodePublishSecretRef` data to their log (`logsRequests` of their profile). Pods may name
   * none in a namespace where such a provider is allowed.
   *
   * @default ['pulumi']
   */
  readonly requestLoggingProviders?: readonly string[];
  /**
   * Names of the cluster's Secrets Store CSI drivers. Their volumes are guarded as soon as classes are.
   *
   * @default ['secrets-store.csi.k8s.io']
   */
  readonly driverNames?: readonly string[];
  /** Namespaces with SecretStores. @default - any. */
  readonly storeNamespaces?: readonly string[];
  /** The ClusterSecretStores. @default - any, even without conditions. */
  readonly clusterStores?: readonly PlannedClusterStore[];
  /** Namespaces with ExternalSecrets, those that ClusterExternalSecrets make included. @default - any. */
  readonly externalSecretNamespaces?: readonly string[];
}

/** A namespace with SecretProviderClasses. */
export interface PlannedClassNamespace {
  readonly namespace: string;
  /** Values of `spec.provider`, for instance `azure`. */
  readonly providers: readonly string[];
}

/** A sign-in of the Pulumi ESC provider, in the words of the class's parameters. */
export interface PlannedPulumiClass {
  /** Namespace of the class. */
  readonly namespace: string;
  readonly authSecretName: string;
  readonly authSecretNamespace: string;
  /** @default - the class names none, so that the token goes to the provider's own address. */
  readonly apiUrl?: string;
}

/** A ClusterSecretStore and who may use it. */
export interface PlannedClusterStore {
  readonly name: string;
  /**
   * Namespaces that the store's conditions may name; selectors and patterns are refused then.
   *
   * @default - any conditions, but for none at all and a selector that selects every namespace.
   */
  readonly namespaces?: readonly string[];
}
