import type { ContainerImage } from './container-image.ts';

/** How one released version of a Secrets Store CSI provider is deployed: names and images as upstream has them. */
export interface CsiProviderDeployment {
  /** Unit that a fleet installs it in, for instance `azure-key-vault-csi-provider`. */
  readonly unit: string;
  /** Version of the image, without a leading `v`. */
  readonly version: string;
  /** Name of the DaemonSet, and value of the labels `app` and `app.kubernetes.io/name`. */
  readonly daemonSet: string;
  /** Label of the DaemonSet's selector; immutable, so that a DaemonSet that takes over an install has to keep it. */
  readonly selectorLabel: 'app' | 'app.kubernetes.io/name';
  readonly serviceAccount: string;
  /** Namespace of the DaemonSet when nothing else is asked for. */
  readonly namespace: string;
  readonly container: string;
  readonly image: ContainerImage;
  /** Digest that upstream's manifest pulls the image by. @default - it pulls the tag. */
  readonly imageDigest?: string;
  /** Requests and memory limit, in Kubernetes quantities; upstream has a CPU limit as well. */
  readonly resources: { readonly cpuRequest: string; readonly memoryRequest: string; readonly memoryLimit: string };
}
