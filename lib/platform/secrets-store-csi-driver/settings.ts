import {
  type DriverNodeLayout,
  LINUX_LAYOUT,
  SECRETS_STORE_CSI_DRIVER as UPSTREAM,
  WINDOWS_LAYOUT,
} from '../../upstream/secrets-store-csi-driver.ts';
import { addOnLabels } from '../labels.ts';
import type { ObjectMetadata, StringMap } from '../manifest.ts';
import type { SecretsStoreCsiDriverProps } from './props.ts';

/** What an instance of the driver is called, and where it is: everything that follows from its driver name. */
export interface DriverIdentity {
  readonly driverName: string;
  readonly namespace: string;
  /** Name of the ServiceAccount and value of the `app` label. */
  readonly instanceName: string;
  readonly daemonSetName: string;
  /** Put before the names of cluster-wide objects; empty for the default driver name, whose names are upstream's. */
  readonly prefix: string;
  /** Directory under the kubelet's `plugins/`. */
  readonly pluginDirName: string;
  readonly isDefault: boolean;
  readonly labels: StringMap;
}

/** Names of two instances never meet, as long as their driver names differ in more than dots and dashes. */
export function driverIdentity(props: SecretsStoreCsiDriverProps): DriverIdentity {
  const { driverName = UPSTREAM.driverName, namespace = UPSTREAM.namespace } = props;
  const isDefault = driverName === UPSTREAM.driverName;
  const instanceName = isDefault ? UPSTREAM.appLabel : driverName.replaceAll('.', '-');
  return {
    driverName,
    namespace,
    instanceName,
    daemonSetName: props.daemonSetName ?? instanceName,
    prefix: isDefault ? '' : `${instanceName}-`,
    pluginDirName: isDefault ? UPSTREAM.pluginDirName : driverName,
    isDefault,
    labels: addOnLabels(instanceName, UPSTREAM.appLabel, UPSTREAM.version),
  };
}

/** Metadata of an object in the driver's own namespace. */
export function ownMetadata(identity: DriverIdentity, name: string): ObjectMetadata {
  return { name, namespace: identity.namespace, labels: identity.labels };
}

/** Layout of Linux nodes with the directories that the props move. */
export function linuxLayout(props: SecretsStoreCsiDriverProps): DriverNodeLayout {
  return {
    ...LINUX_LAYOUT,
    kubeletRootDir: props.kubeletRootDir ?? LINUX_LAYOUT.kubeletRootDir,
    providersDir: props.providersDir ?? LINUX_LAYOUT.providersDir,
    additionalProvidersDirs: props.additionalProvidersDirs ?? LINUX_LAYOUT.additionalProvidersDirs,
  };
}

/** The layouts of the operating systems that get a DaemonSet. */
export function nodeLayouts(props: SecretsStoreCsiDriverProps): readonly DriverNodeLayout[] {
  return props.windows ? [linuxLayout(props), WINDOWS_LAYOUT] : [linuxLayout(props)];
}
