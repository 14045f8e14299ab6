import { Construct } from 'constructs';
import { reportFinding } from '../../core/report-finding.ts';
import { addManifest, type Manifest } from '../manifest.ts';
import { serviceAccount } from '../rbac.ts';
import { csiDriver } from './csi-driver.ts';
import { driverDaemonSet } from './daemon-set.ts';
import type { SecretsStoreCsiDriverProps } from './props.ts';
import { driverPropsProblems } from './props-problems.ts';
import { aggregatedRoles, driverRoles, syncRoles } from './roles.ts';
import { driverIdentity, nodeLayouts, ownMetadata } from './settings.ts';

/**
 * The Secrets Store CSI driver 1.6.0, one instance a driver name. Its CRDs are `SecretsStoreCsiDriverCrds`.
 *
 * Behaves as upstream's chart; what differs on purpose stands in `docs/upstream-differences.md`.
 */
export class SecretsStoreCsiDriver extends Construct {
  /** Name that pods write in `csi.driver`. */
  readonly driverName: string;
  /** Namespace of the DaemonSets. */
  readonly namespace: string;

  constructor(scope: Construct, id: string, props: SecretsStoreCsiDriverProps = {}) {
    super(scope, id);
    const identity = driverIdentity(props);
    this.driverName = identity.driverName;
    this.namespace = identity.namespace;
    for (const problem of driverPropsProblems(props)) reportFinding(this, problem);

    addManifest(this, 'CsiDriver', csiDriver(identity, props));
    addManifest(this, 'ServiceAccount', serviceAccount(ownMetadata(identity, identity.instanceName)));
    for (const layout of nodeLayouts(props)) {
      addManifest(this, `DaemonSet-${layout.os}`, driverDaemonSet(identity, layout, props));
    }
    this.addRoles(driverRoles(identity));
    this.addRoles(syncRoles(identity, props.syncedSecrets ?? []));
    if (props.aggregatedRoles ?? identity.isDefault) this.addRoles(aggregatedRoles(identity));
  }

  private addRoles(roles: readonly Manifest[]): void {
    for (const role of roles) addManifest(this, roleId(role), role);
  }
}

function roleId({ kind, metadata: { name, namespace } }: Manifest): string {
  return [kind, namespace, name].filter((part) => part !== undefined).join('-');
}
