import type { ApplicationProps, AppProjectProps } from '../../imports/argoproj.io';
import type { SealedSecretProps } from '../../imports/bitnami.com';
import type {
  ClusterExternalSecretProps,
  ClusterSecretStoreProps,
  ExternalSecretProps,
  PushSecretProps,
  SecretStoreProps,
} from '../../imports/external-secrets.io';
import type { HelmReleaseProps } from '../../imports/helm-release';
import type { KustomizationProps } from '../../imports/kustomize.toolkit.fluxcd.io';
import type { SecretProviderClassProps } from '../../imports/secrets-store.csi.x-k8s.io';
import type { GitRepositoryProps, HelmRepositoryProps } from '../../imports/source.toolkit.fluxcd.io';

/** By `<apiVersion>/<kind>`, what the typed bindings say a manifest looks like. */
export interface CustomResource {
  'argoproj.io/v1alpha1/AppProject': Manifest<AppProjectProps>;
  'argoproj.io/v1alpha1/Application': Manifest<ApplicationProps>;
  'bitnami.com/v1alpha1/SealedSecret': Manifest<SealedSecretProps>;
  'external-secrets.io/v1/ClusterExternalSecret': Manifest<ClusterExternalSecretProps & WholeClusterExternalSecret>;
  'external-secrets.io/v1/ClusterSecretStore': Manifest<ClusterSecretStoreProps & SecretStoreProps>;
  'external-secrets.io/v1/ExternalSecret': Manifest<ExternalSecretProps>;
  'external-secrets.io/v1/SecretStore': Manifest<SecretStoreProps>;
  'external-secrets.io/v1alpha1/PushSecret': Manifest<PushSecretProps>;
  'helm.toolkit.fluxcd.io/v2/HelmRelease': Manifest<HelmReleaseProps>;
  'kustomize.toolkit.fluxcd.io/v1/Kustomization': Manifest<KustomizationProps>;
  'secrets-store.csi.x-k8s.io/v1/SecretProviderClass': Manifest<SecretProviderClassProps>;
  'source.toolkit.fluxcd.io/v1/GitRepository': Manifest<GitRepositoryProps>;
  'source.toolkit.fluxcd.io/v1/HelmRepository': Manifest<HelmRepositoryProps>;
}

/** Its binding leaves out what is the spec of an ExternalSecret. */
interface WholeClusterExternalSecret {
  readonly spec?: { readonly externalSecretSpec: NonNullable<ExternalSecretProps['spec']> };
}

interface Manifest<Props extends { readonly spec?: unknown }> {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata: Metadata;
  readonly spec: AsWritten<NonNullable<Props['spec']>>;
}

/** What we write of it; the bindings take anything there. */
interface Metadata {
  readonly name: string;
  readonly namespace?: string;
  readonly annotations?: Readonly<Record<string, string>>;
  readonly finalizers?: readonly string[];
  readonly labels?: Readonly<Record<string, string>>;
}

/** A generated type as the manifest that it renders to: enums are their values, names are spelt as upstream spells them. */
type AsWritten<Generated> = unknown extends Generated
  ? Generated
  : Generated extends string
    ? `${Generated}`
    : Generated extends readonly (infer Item)[]
      ? readonly AsWritten<Item>[]
      : Generated extends object
        ? { readonly [Key in keyof Generated as SpeltUpstream<Key>]: AsWritten<Generated[Key]> }
        : Generated;

type SpeltUpstream<Key> = Key extends keyof Spelling ? Spelling[Key] : Key;

/** Names that `cdk8s import` spells in its own way. */
interface Spelling {
  clusterProjectId: 'clusterProjectID';
  projectId: 'projectID';
  repoUrl: 'repoURL';
  useAzureSdk: 'useAzureSDK';
}
