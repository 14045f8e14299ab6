import type { DeliveryKind } from '../core/plan';
import { BUSYBOX_IMAGE } from '../upstream/busybox';

/** Options of {@link Delivery.csiFiles}. */
export interface CsiFilesOptions {
  /**
   * Name of the SecretProviderClass.
   * @default - `<workload>-<id of the binding>`
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

/** A delivery that the author of a binding forces. Without one the plan chooses. */
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
    return new Delivery('copied-csi-files', options, options.image);
  }

  private constructor(
    readonly kind: DeliveryKind,
    private readonly options: CsiFilesOptions,
    /** Image of the copying init container. */
    readonly copyImage = BUSYBOX_IMAGE,
  ) {}

  /** Name of the SecretProviderClass, where the author chose one. */
  get className(): string | undefined {
    return this.options.className;
  }
}
