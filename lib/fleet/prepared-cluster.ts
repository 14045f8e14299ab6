import type { Planned } from '../delivery/plan/plan-binding.ts';
import type { Cluster } from './cluster.ts';
import type { Platform } from './platform/platform.ts';

/** A cluster whose bindings are delivered and whose platform stands. */
export interface PreparedCluster {
  readonly cluster: Cluster;
  readonly planned: readonly Planned[];
  readonly platform: Platform;
  /** Names of the units that the program itself makes; the fleet adds others. */
  readonly ownUnits: ReadonlySet<string>;
}
