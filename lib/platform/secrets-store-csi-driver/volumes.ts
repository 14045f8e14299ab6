import type { JsonObject } from '../../core/json.ts';
import type { DriverNodeLayout } from '../../upstream/secrets-store-csi-driver.ts';

/** A directory of the node, mounted under the same path. */
export interface HostVolume {
  readonly name: string;
  readonly path: string;
}

/** The providers' directories; each is mounted once, and keeps the name the chart gives it. */
export function providersVolumes(layout: DriverNodeLayout): readonly HostVolume[] {
  const additional = layout.additionalProvidersDirs
    .map((path, index) => ({ name: `providers-dir-${index}`, path }))
    .filter(({ path }) => path !== layout.providersDir);
  return [{ name: 'providers-dir', path: layout.providersDir }, ...additional];
}

/** The host volumes of a driver pod. `pluginDir` is without a separator at its end. */
export function driverVolumes(layout: DriverNodeLayout, pluginDir: string): readonly JsonObject[] {
  const { kubeletRootDir: root, separator, podsPathEndsWithSeparator } = layout;
  return [
    hostPath('mountpoint-dir', `${root}${separator}pods${podsPathEndsWithSeparator ? separator : ''}`),
    hostPath('registration-dir', `${root}${separator}plugins_registry${separator}`, 'Directory'),
    hostPath('plugin-dir', `${pluginDir}${separator}`),
    ...providersVolumes(layout).map(({ name, path }) => hostPath(name, path)),
  ];
}

function hostPath(name: string, path: string, type = 'DirectoryOrCreate'): JsonObject {
  return { name, hostPath: { path, type } };
}
