import type { JsonObject } from '../core/json.ts';
import type { ExternalSecretsOperatorProps } from '../platform/external-secrets-operator/props.ts';
import type { SecretsStoreCsiDriverProps } from '../platform/secrets-store-csi-driver/props.ts';
import { SECRETS_STORE_CSI_DRIVER } from '../upstream/secrets-store-csi-driver.ts';

/** What the fleet derives itself from the cluster and its bindings. */
type DerivedDriverProps = 'kubernetesVersion' | 'rotation' | 'syncedSecrets';

/** Options of {@link Driver.installed}. */
export type InstalledDriverOptions = Omit<SecretsStoreCsiDriverProps, DerivedDriverProps> & {
  /**
   * How rotation works once a binding asks for it.
   * @default - the shortest interval that a binding asks for, else the driver's own, 2 minutes
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
  /**
   * Whether it may copy mounted values into Kubernetes Secrets, as AKS's own may.
   * @default false
   */
  readonly syncsSecrets?: boolean;
}

/** Where a cluster's Secrets Store CSI Driver comes from. */
export class Driver {
  /** The fleet installs it, even where no binding needs it yet. */
  static installed(options: InstalledDriverOptions = {}): Driver {
    const audiences = (options.tokenRequests ?? []).map(({ audience }) => audience);
    return new Driver(options.driverName, audiences, options, true);
  }

  /** It is there already, AKS's own for instance. The fleet installs neither the driver nor its CRDs. */
  static managedElsewhere(options: ManagedDriverOptions = {}): Driver {
    return new Driver(options.driverName, options.tokenAudiences ?? [], undefined, options.syncsSecrets ?? false);
  }

  /** There is none, and the fleet installs none. */
  static absent(): Driver {
    return new Driver(
      undefined,
      [],
      undefined,
      false,
      "the cluster's program says that it has no Secrets Store CSI Driver",
    );
  }

  private constructor(
    readonly driverName: string = SECRETS_STORE_CSI_DRIVER.driverName,
    /** Audiences that the program names itself. */
    readonly tokenAudiences: readonly string[],
    /** Undefined when the fleet does not install the driver. */
    readonly install: InstalledDriverOptions | undefined,
    /** Whether it may copy mounted values into Kubernetes Secrets. */
    readonly syncsSecrets: boolean,
    /** Why there is none, as a clause. */
    readonly unavailable?: string,
  ) {}
}

/**
 * Where an add-on of a cluster comes from. The fleet installs it once something needs it, unless told otherwise here.
 *
 * @typeParam Options What an install can say; the fleet derives the rest.
 */
export class AddOn<Options extends object = object> {
  /** The fleet installs it, even where no binding needs it yet. */
  static installed<Options extends object>(options: Options): AddOn<Options> {
    return new AddOn(options);
  }

  /** It is there already, with the rights that it needs. */
  static managedElsewhere(): AddOn<never> {
    return new AddOn<never>(undefined);
  }

  private constructor(
    /** Undefined when it is managed elsewhere. */
    readonly install: Options | undefined,
  ) {}
}

/** What the fleet derives itself of the operator. */
type DerivedOperatorProps = 'writes' | 'reads' | 'serviceAccounts' | 'reconcilers';

/** Options of {@link Operator.installed}. */
export type InstalledOperatorOptions = Omit<ExternalSecretsOperatorProps, DerivedOperatorProps> & {
  /**
   * Where the CRDs come from: `bundle`, upstream's pinned one, fetched by the GitOps engine; `vendored`, the file that
   * `npm run vendor` keeps in the repository; `elsewhere`, somebody else installs them.
   * @default 'bundle'
   */
  readonly crds?: 'bundle' | 'vendored' | 'elsewhere';
  /**
   * Reconcilers to run besides those that something of the program needs: where the last ClusterExternalSecret or PushSecret
   * goes, until it is gone.
   * @default - none
   */
  readonly reconcilers?: ExternalSecretsOperatorProps['reconcilers'];
  /**
   * Secrets to keep and delete besides those of the program: where an ExternalSecret with `deletionPolicy: 'Delete'` goes,
   * until it is gone.
   * @default - none
   */
  readonly writes?: ExternalSecretsOperatorProps['writes'];
};

/** Options of {@link Operator.helmChart}. */
export interface HelmOperatorOptions {
  /** @default 'external-secrets' */
  readonly namespace?: string;
  /**
   * Values of upstream's chart; never a secret.
   * @default - the chart's own
   */
  readonly values?: JsonObject;
}

/** Where a cluster's External Secrets Operator comes from. */
export class Operator {
  /** The fleet installs it as plain objects, even where no binding needs it yet, with the rights that the plan needs. */
  static installed(options: InstalledOperatorOptions = {}): Operator {
    return new Operator({ kind: 'objects', options });
  }

  /** The GitOps engine installs upstream's chart, pinned, with the chart's rights: every Secret of the cluster. */
  static helmChart(options: HelmOperatorOptions = {}): Operator {
    return new Operator({ kind: 'helm', options });
  }

  /** It is there already, with its CRDs. */
  static managedElsewhere(): Operator {
    return new Operator(undefined);
  }

  /** There is none, and the fleet installs none. */
  static absent(): Operator {
    return new Operator(undefined, "the cluster's program says that it has no External Secrets Operator");
  }

  private constructor(
    /** Undefined when the fleet does not install the operator. */
    readonly install: OperatorInstall | undefined,
    /** Why there is none, as a clause. */
    readonly unavailable?: string,
  ) {}
}

/** How the operator is installed. */
export type OperatorInstall =
  | { readonly kind: 'objects'; readonly options: InstalledOperatorOptions }
  | { readonly kind: 'helm'; readonly options: HelmOperatorOptions };
