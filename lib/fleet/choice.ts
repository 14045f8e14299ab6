import type { PulumiEscCsiProviderProps } from '../platform/pulumi-esc-csi-provider/props';
import type { SecretsStoreCsiDriverProps } from '../platform/secrets-store-csi-driver/props';
import { SECRETS_STORE_CSI_DRIVER } from '../upstream/secrets-store-csi-driver';

/** What the fleet derives itself from the cluster and its bindings. */
type DerivedDriverProps = 'kubernetesVersion' | 'rotation' | 'syncedNamespaces';

/** Options of {@link Driver.installed}. */
export type InstalledDriverOptions = Omit<SecretsStoreCsiDriverProps, DerivedDriverProps> & {
  /**
   * How rotation works once a binding asks for it.
   * @default - the driver's own interval, 2 minutes
   */
  readonly rotation?: SecretsStoreCsiDriverProps['rotation'];
  /**
   * Whether the fleet installs the driver's CRDs. `false` for a second driver where the first one's owner keeps them, AKS
   * for instance.
   * @default true
   */
  readonly crds?: boolean;
};

/** Options of {@link Driver.managedElsewhere}. */
export interface ManagedDriverOptions {
  /** @default 'secrets-store.csi.k8s.io' */
  readonly driverName?: string;
  /**
   * Audiences that its CSIDriver asks service account tokens for.
   * @default - none
   */
  readonly tokenAudiences?: readonly string[];
}

/** Where a cluster's Secrets Store CSI Driver comes from. */
export class Driver {
  /** The fleet installs it, even where no binding needs it yet. */
  static installed(options: InstalledDriverOptions = {}): Driver {
    const audiences = (options.tokenRequests ?? []).map(({ audience }) => audience);
    return new Driver(options.driverName, audiences, options);
  }

  /** It is there already, AKS's own for instance. The fleet installs neither the driver nor its CRDs. */
  static managedElsewhere(options: ManagedDriverOptions = {}): Driver {
    return new Driver(options.driverName, options.tokenAudiences ?? [], undefined);
  }

  private constructor(
    readonly driverName: string = SECRETS_STORE_CSI_DRIVER.driverName,
    readonly tokenAudiences: readonly string[],
    /** Undefined when the driver is managed elsewhere. */
    readonly install: InstalledDriverOptions | undefined,
  ) {}
}

/** Options of {@link PulumiEscProvider.installed}. */
export type InstalledProviderOptions = Omit<PulumiEscCsiProviderProps, 'authSecrets'>;

/** Where a cluster's Pulumi ESC CSI provider comes from. */
export class PulumiEscProvider {
  /** The fleet installs it, even where no binding needs it yet. */
  static installed(options: InstalledProviderOptions = {}): PulumiEscProvider {
    return new PulumiEscProvider(options);
  }

  /** It is there already, with its own rights to read the access tokens. */
  static managedElsewhere(): PulumiEscProvider {
    return new PulumiEscProvider(undefined);
  }

  private constructor(
    /** Undefined when the provider is managed elsewhere. */
    readonly install: InstalledProviderOptions | undefined,
  ) {}
}
