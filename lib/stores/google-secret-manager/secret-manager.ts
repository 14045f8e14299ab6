import { Construct } from 'constructs';
import type { GcpTrust } from '../../identity/trust.ts';
import type { WorkloadIdentity } from '../../identity/workload-identity.ts';
import { GOOGLE_SECRET_CALL_LIMIT } from '../../upstream/google-secret-manager.ts';
import type { PlatformIdentity } from '../platform-identity.ts';
import type { CsiSource, ExternalSecretsSource, Property, Store, Unavailable } from '../store.ts';
import { checkSecretManager } from './checks.ts';
import { type GoogleSecretOptions, secretProperty } from './secret.ts';
import { csiSource, externalSecretsSource } from './sources.ts';

/** Props of {@link GoogleSecretManager}. */
export interface GoogleSecretManagerProps {
  /** Id or number of the project that the secrets belong to; the cluster may belong to another one. */
  readonly project: string;
  /**
   * The region that regional secrets lie in, for instance `europe-west1`.
   * @default - secrets without a region, which are another set
   */
  readonly location?: string;
  /** Who reads the secrets: a ServiceAccount that Google Cloud trusts, or whatever the platform's own rights open. */
  readonly identity: WorkloadIdentity<GcpTrust> | PlatformIdentity;
  /**
   * Region or zone of the GKE cluster, as part of the issuer that External Secrets Operator names when it signs in.
   * @default - the operator asks the metadata server of its node
   */
  readonly clusterLocation?: string;
  /**
   * Name of the GKE cluster, for the same.
   * @default - the operator asks the metadata server of its node
   */
  readonly clusterName?: string;
}

/** Secret Manager of one Google Cloud project as a store. Belongs to a fleet, a cluster or a unit, whichever shares it. */
export class GoogleSecretManager extends Construct implements Store {
  /** `projects/<project>`, and `/locations/<location>` for regional secrets. */
  readonly address: string;
  readonly kind = 'Google Secret Manager';
  readonly callLimit = GOOGLE_SECRET_CALL_LIMIT;
  readonly project: string;
  readonly location?: string;
  readonly identity: WorkloadIdentity<GcpTrust> | PlatformIdentity;
  readonly clusterLocation?: string;
  readonly clusterName?: string;
  readonly csi: CsiSource;
  readonly externalSecrets: ExternalSecretsSource | Unavailable;

  constructor(scope: Construct, id: string, props: GoogleSecretManagerProps) {
    super(scope, id);
    this.project = props.project;
    this.location = props.location;
    this.address = `projects/${props.project}${props.location === undefined ? '' : `/locations/${props.location}`}`;
    this.identity = props.identity;
    this.clusterLocation = props.clusterLocation;
    this.clusterName = props.clusterName;
    this.csi = csiSource(this);
    this.externalSecrets = externalSecretsSource(this);
    checkSecretManager(this);
  }

  /**
   * A reference to a secret, or to one key of it.
   *
   * @param name Name of the secret, without project and version. One that cannot exist is reported by whatever binds it.
   */
  secret(name: string, options: GoogleSecretOptions = {}): Property {
    return secretProperty(this, name, options);
  }
}
