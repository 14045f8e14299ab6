import type { CsiProviderProps, ServiceAccountAccess } from '../csi-provider/props.ts';

/** Props of {@link GcpCsiProvider}. */
export interface GcpCsiProviderProps extends CsiProviderProps, ServiceAccountAccess {
  /**
   * Whether the driver passes tokens for the project's workload pool, `<project>.svc.id.goog`. The provider then makes none
   * itself, and loses the right to.
   *
   * @default false
   */
  readonly tokensFromDriver?: boolean;
  /** Image of the init container: it has `sh`, `chown` and `chmod`. @default 'docker.io/library/busybox:1.37.0' */
  readonly initImage?: string;
}
