import type { Planned } from '../delivery/plan/plan-binding';
import type { Cluster } from './cluster';
import type { Platform } from './platform/platform';

/** A cluster whose bindings are delivered and whose platform stands. */
export interface PreparedCluster {
  readonly cluster: Cluster;
  readonly planned: readonly Planned[];
  readonly platform: Platform;
}
