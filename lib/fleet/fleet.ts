import { App, type AppProps, Chart } from 'cdk8s';
import { exceptionsOf } from '../core/allow.ts';
import { type Finding, FindingsError, sortFindings } from '../core/finding.ts';
import { groupBy } from '../core/group-by.ts';
import type { Inventory, InventoryException } from '../core/inventory.ts';
import { nearestScope } from '../core/nearest-scope.ts';
import type { PlannedBinding } from '../core/plan.ts';
import type { Progress } from '../core/progress.ts';
import { deliverBindings } from '../delivery/deliver.ts';
import type { Planned } from '../delivery/plan/plan-binding.ts';
import type { StorePlaces } from '../delivery/secret-stores.ts';
import { INVENTORY_FILE, inventoryText } from '../report/inventory-file.ts';
import { secretsPage } from '../report/secrets-page/secrets-page.ts';
import type { EscLock } from '../stores/pulumi-esc/environment-lock.ts';
import { useEscLock } from '../stores/pulumi-esc/lock-context.ts';
import type { Tree } from '../synth/tree.ts';
import { writeTree } from '../synth/write-tree.ts';
import { Cluster } from './cluster.ts';
import { readEscLock, unusedLockEntries } from './esc-lock.ts';
import { applyExceptions } from './exceptions.ts';
import { FleetFiles } from './files.ts';
import { inventoriesOf } from './inventory.ts';
import { derivePlatform } from './platform/platform.ts';
import { SECRET_STORES_UNIT, unitIn, unitNamesIn } from './platform/units.ts';
import type { PreparedCluster } from './prepared-cluster.ts';
import { renderCluster } from './render.ts';
import { findingsAt, surveyOutsideUnits } from './survey.ts';
import { resolveWholeObjects } from './whole-object-resolver.ts';

/** Props of {@link Fleet}. */
export interface FleetProps extends Pick<AppProps, 'resolvers'> {
  /**
   * Folder of the output, from the working directory.
   * @default - the environment's `CDK8S_OUTDIR`, else `dist`
   */
  readonly outdir?: string;
  /**
   * Folder of the output from the repository's root, with `/`: what Argo CD and Flux look for.
   * @default 'dist'
   */
  readonly repositoryPath?: string;
  /**
   * Stages, each with the names that Pulumi ESC environments of it have, for instance
   * `{ production: ['production', 'prod'], staging: ['staging'] }`. A cluster of a stage reads no environment of another.
   * @default - none
   */
  readonly stages?: Readonly<Record<string, readonly string[]>>;
  /**
   * The lock of the Pulumi ESC environments, as `npm run import` writes it; from the working directory.
   * @default - none: no property is compared with anything
   */
  readonly escLock?: string;
}

/** What a fleet's program means: the files to commit and everything there is to say about them. */
export interface Rendering {
  readonly tree: Tree;
  /** Sorted; not empty of errors when something must not be committed. */
  readonly findings: readonly Finding[];
  /** What the program accepts of what would be found without it. */
  readonly exceptions: readonly InventoryException[];
  /** What there is to say of each cluster's secrets but their values. */
  readonly inventories: readonly Inventory[];
  /** How every binding is met, in the order of the program. */
  readonly plans: readonly ClusterPlan[];
}

/** The plan of one cluster. */
export interface ClusterPlan {
  readonly cluster: string;
  readonly bindings: readonly PlannedBinding[];
}

/**
 * The whole program: all clusters, one output folder.
 *
 * A cdk8s `App` whose {@link synth} plans, delivers, orders, checks and emits once, in time linear in the objects.
 */
export class Fleet extends App {
  /** Stages of the clusters, each with the names of its environments. */
  readonly stages: Readonly<Record<string, readonly string[]>>;
  private readonly repositoryPath: string;
  private readonly escLock?: EscLock;
  private prepared?: readonly PreparedCluster[];

  constructor(props: FleetProps = {}) {
    super({ outdir: props.outdir, resolvers: props.resolvers });
    if (props.resolvers === undefined) resolveWholeObjects(this);
    this.repositoryPath = props.repositoryPath ?? 'dist';
    this.stages = props.stages ?? {};
    this.escLock = readEscLock(this, props.escLock);
    if (this.escLock) useEscLock(this, this.escLock);
  }

  /**
   * Writes the output folder: the whole new tree, or nothing.
   *
   * @throws FindingsError with everything that is wrong when anything is an error.
   */
  override synth(): void {
    const { findings, tree } = this.render();
    if (findings.some(({ severity }) => severity === 'error')) throw new FindingsError(findings);
    writeTree(this.outdir, tree);
  }

  /**
   * Renders the fleet in memory. The same program gives the same bytes, however often it is called.
   *
   * @param progress Told of every unit.
   */
  render(progress?: Progress): Rendering {
    const prepared = this.prepare();
    const files = new FleetFiles();
    const findings = [...findingsAt(this), ...unusedLockEntries(this, this.escLock)];
    for (const child of this.node.children) {
      if (!(child instanceof Cluster)) surveyOutsideUnits(child, findings);
    }
    const rendered = prepared.map((cluster) => renderCluster(cluster, this.repositoryPath, files, progress));
    const all = [...findings, ...rendered.flatMap((one) => one.findings), ...files.findings];
    const said = applyExceptions(sortFindings(all), exceptionsOf(this));
    const inventories = inventoriesOf(
      rendered.map((one) => one.rendered),
      said,
    );
    for (const inventory of inventories) {
      files.addPage(`${inventory.cluster}/${INVENTORY_FILE}`, inventoryText(inventory));
      files.addPage(`${inventory.cluster}/SECRETS.md`, secretsPage(inventory));
    }
    return {
      tree: files.tree,
      findings: sortFindings(said.findings),
      exceptions: said.exceptions,
      inventories,
      plans: prepared.map(({ cluster, planned }) => ({
        cluster: cluster.name,
        bindings: planned.map(({ data }) => data),
      })),
    };
  }

  /** Delivers the bindings and adds the platform that they need, once. */
  private prepare(): readonly PreparedCluster[] {
    if (this.prepared) return this.prepared;
    const clusters = this.node.children.filter((child) => child instanceof Cluster);
    const ownUnits = new Map(clusters.map((cluster) => [cluster, unitNamesIn(cluster)]));
    const planned = groupBy(deliverBindings(this, STORE_PLACES), clusterOf);
    this.prepared = clusters.map((cluster) => {
      const ofCluster = planned.get(cluster) ?? [];
      const platform = derivePlatform(cluster, ofCluster);
      return { cluster, planned: ofCluster, platform, ownUnits: ownUnits.get(cluster) ?? new Set() };
    });
    return this.prepared;
  }
}

/** Stores that several units use lie in a unit of their own, which all of them wait for. */
const STORE_PLACES: StorePlaces = {
  clusterOf: (planned) => clusterOf(planned) ?? planned.binding.node.root,
  sharedChartOf: (planned) => {
    const cluster = clusterOf(planned);
    return cluster ? unitIn(cluster, SECRET_STORES_UNIT) : Chart.of(planned.binding);
  },
};

function clusterOf({ binding }: Planned): Cluster | undefined {
  return nearestScope(binding, (scope) => scope instanceof Cluster);
}
