import { Cluster } from '../fleet/cluster.ts';
import type { Fleet } from '../fleet/fleet.ts';
import { Unit } from '../fleet/unit.ts';

/** Which part of a fleet is asked about. */
export interface ScopeNames {
  /** @default - all clusters */
  readonly clusters?: readonly string[];
  /**
   * Units by their names, in whichever of these clusters.
   * @default - all units
   */
  readonly units?: readonly string[];
}

/** A part of a fleet, or the whole of it. */
export class FleetScope {
  private readonly unitsOf: ReadonlyMap<string, readonly string[]>;

  constructor(
    fleet: Fleet,
    private readonly names: ScopeNames = {},
  ) {
    const clusters = fleet.node.children.filter((child) => child instanceof Cluster);
    this.unitsOf = new Map(clusters.map((cluster) => [cluster.name, unitsIn(cluster)]));
  }

  /** Whether nothing is left out. */
  get isWhole(): boolean {
    return this.names.clusters === undefined && this.names.units === undefined;
  }

  /** What is asked for and not there, in one sentence with what is; undefined when all of it is there. */
  get problem(): string | undefined {
    const { clusters = [], units = [] } = this.names;
    const present = [...this.unitsOf.keys()];
    const [noCluster] = clusters.filter((name) => !present.includes(name));
    if (noCluster !== undefined) return `There is no cluster "${noCluster}"; there is ${listed(present)}.`;
    const here = present.filter((name) => this.hasCluster(name)).flatMap((name) => this.unitsOf.get(name) ?? []);
    const [noUnit] = units.filter((name) => !here.includes(name));
    return noUnit === undefined ? undefined : `There is no unit "${noUnit}"; there is ${listed(here)}.`;
  }

  /**
   * Whether a construct is asked about. What lies outside of any cluster always is, and of a cluster whatever lies in none of
   * its units: all of them share it.
   */
  includes(path: string): boolean {
    const [cluster = '', unit = ''] = path.split('/');
    const units = this.unitsOf.get(cluster);
    if (units === undefined) return true;
    return this.hasCluster(cluster) && (!units.includes(unit) || (this.names.units?.includes(unit) ?? true));
  }

  private hasCluster(name: string): boolean {
    return this.names.clusters?.includes(name) ?? true;
  }
}

function unitsIn(cluster: Cluster): readonly string[] {
  return cluster.node.children.filter((child) => child instanceof Unit).map(({ node }) => node.id);
}

function listed(names: readonly string[]): string {
  return [...new Set(names)].join(', ') || 'none';
}
