import type { DriverNodeLayout } from '../../upstream/secrets-store-csi-driver.ts';
import type { Manifest } from '../manifest.ts';
import { ONE_NODE_AT_A_TIME, renderPlacement } from '../node-agent.ts';
import { type DriverPodContext, livenessProbe, nodeDriverRegistrar, secretsStore } from './containers.ts';
import type { SecretsStoreCsiDriverProps } from './props.ts';
import { type DriverIdentity, ownMetadata } from './settings.ts';
import { driverVolumes } from './volumes.ts';

/** The driver's DaemonSet on the nodes of one operating system. */
export function driverDaemonSet(
  identity: DriverIdentity,
  layout: DriverNodeLayout,
  props: SecretsStoreCsiDriverProps,
): Manifest {
  const { driverName, isDefault, instanceName, labels } = identity;
  const pluginDir = [layout.kubeletRootDir, 'plugins', identity.pluginDirName].join(layout.separator);
  const context: DriverPodContext = { layout, driverName, isDefault, pluginDir, props };
  const tolerations = layout.os === 'windows' ? (props.windowsTolerations ?? props.tolerations) : props.tolerations;
  return {
    apiVersion: 'apps/v1',
    kind: 'DaemonSet',
    metadata: ownMetadata(identity, `${identity.daemonSetName}${layout.nameSuffix}`),
    spec: {
      selector: { matchLabels: { app: instanceName } },
      updateStrategy: ONE_NODE_AT_A_TIME,
      template: {
        metadata: {
          labels: { ...props.podLabels, ...labels },
          annotations: { 'kubectl.kubernetes.io/default-container': 'secrets-store', ...props.podAnnotations },
        },
        spec: {
          serviceAccountName: instanceName,
          automountServiceAccountToken: true,
          ...renderPlacement(layout.os, { tolerations, priorityClassName: props.priorityClassName }),
          containers: [nodeDriverRegistrar(context), secretsStore(context), livenessProbe(context)],
          volumes: driverVolumes(layout, pluginDir),
        },
      },
    },
  };
}
