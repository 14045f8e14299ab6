import type { DeliveryKind } from '../core/plan.ts';
import { BUSYBOX_IMAGE } from '../upstream/busybox.ts';
import type { SecretType } from '../upstream/kubernetes-secret-types.ts';

/** Options of {@link Delivery.csiFiles}. */
export interface CsiFilesOptions {
  /**
   * Name of the SecretProviderClass.
   * @default - `<workload>-<id>`; where a provider mounts many files a class, `<workload>-<folder>` in the first container
   * and `<workload>-<container>-<folder>` in any other, or `<workload>-<store>` for what is synced
   */
  readonly className?: string;
}

/** Options of {@link Delivery.copiedCsiFiles}. */
export interface CopiedCsiFilesOptions extends CsiFilesOptions {
  /**
   * Image of the copying init container; needs `sh` and an `install` that knows `-D`.
   * @default 'docker.io/library/busybox:1.37.0'
   */
  readonly image?: string;
}

/** Options of {@link Delivery.externalSecret}. */
export interface KubernetesSecretOptions {
  /**
   * Name of the Kubernetes Secret; bindings of one workload that give the same one share it.
   * @default - `<workload>-<store>`, with the interval if it is not an hour; `<workload>-<id>` for every key of an object, and
   * for what is synced through a class of one file
   */
  readonly secretName?: string;
  /**
   * Key of the value in it.
   * @default - the binding's id
   */
  readonly key?: string;
  /**
   * Type of the Secret.
   * @default 'Opaque'
   */
  readonly type?: SecretType;
}

/** Options of {@link Delivery.csiSynced}. */
export interface CsiSyncedOptions extends KubernetesSecretOptions, CsiFilesOptions {}

/**
 * A delivery that the program forces, on a binding, a unit or a cluster. Without one the plan chooses.
 *
 * One that cannot work is an error, and one that is worse than the plan's own choice a note.
 */
export class Delivery {
  /** The CSI driver mounts the file itself; nothing lies in etcd. */
  static csiFiles(options: CsiFilesOptions = {}): Delivery {
    return new Delivery('csi-files', options);
  }

  /**
   * The CSI driver mounts the file into an init container, which copies it into a memory volume with mode 0444.
   *
   * The way for a container that does not run as root while the provider hands out unreadable files (Pulumi ESC CSI
   * provider 0.1.1). The init container runs as root with `DAC_OVERRIDE` and no other capability, so the namespace's
   * Pod Security level has to be `baseline` or `privileged`. The copy never changes while the pod lives.
   */
  static copiedCsiFiles(options: CopiedCsiFilesOptions = {}): Delivery {
    return new Delivery('copied-csi-files', options);
  }

  /**
   * The CSI driver mounts the value and copies it into a Kubernetes Secret, which the container reads.
   *
   * The Secret comes with the first pod that mounts the class, and the generator mounts it. It goes with the workload.
   */
  static csiSynced(options: CsiSyncedOptions = {}): Delivery {
    return new Delivery('csi-synced', options);
  }

  /** External Secrets Operator keeps a Kubernetes Secret, which the container reads. */
  static externalSecret(options: KubernetesSecretOptions = {}): Delivery {
    return new Delivery('external-secret', options);
  }

  /** A delivery without options, as the plan takes it. */
  static of(kind: DeliveryKind): Delivery {
    return new Delivery(kind, {});
  }

  private constructor(
    readonly kind: DeliveryKind,
    private readonly options: CopiedCsiFilesOptions & KubernetesSecretOptions,
  ) {}

  /** Name of the SecretProviderClass, where the program chose one. */
  get className(): string | undefined {
    return this.options.className;
  }

  /** Image of the copying init container. */
  get copyImage(): string {
    return this.options.image ?? BUSYBOX_IMAGE;
  }

  /** Name of the Kubernetes Secret, where the program chose one. */
  get secretName(): string | undefined {
    return this.options.secretName;
  }

  /** Key in the Kubernetes Secret, where the program chose one. */
  get key(): string | undefined {
    return this.options.key;
  }

  /** Type of the Kubernetes Secret. */
  get secretType(): SecretType {
    return this.options.type ?? 'Opaque';
  }
}

/** How a program writes each delivery. */
export const DELIVERY_CALLS: Readonly<Record<DeliveryKind, string>> = {
  'csi-files': 'Delivery.csiFiles',
  'copied-csi-files': 'Delivery.copiedCsiFiles',
  'csi-synced': 'Delivery.csiSynced',
  'external-secret': 'Delivery.externalSecret',
};
