import type { Construct, IConstruct } from 'constructs';
import { SECRETS_STORE_CSI_DRIVER } from '../upstream/secrets-store-csi-driver.ts';

const DRIVER_NAME = 'cdk8s-escrow/driver-name';

/**
 * Sets the name of the Secrets Store CSI Driver that mounts the files of every workload below.
 *
 * @throws Error when the construct has children already.
 */
export function useDriverName(scope: Construct, name: string): void {
  scope.node.setContext(DRIVER_NAME, name);
}

/** Name of the driver that mounts this construct's files: the nearest one set above, else the upstream default. */
export function driverNameOf(construct: IConstruct): string {
  const name: unknown = construct.node.tryGetContext(DRIVER_NAME);
  return typeof name === 'string' ? name : SECRETS_STORE_CSI_DRIVER.driverName;
}
