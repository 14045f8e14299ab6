import type { JsonObject } from '../../../lib/core/json';
import { metadataOf } from '../../../lib/core/manifest';
import type { Tree } from '../../../lib/synth/tree';
import { FLUX } from '../../../lib/upstream/flux';
import { until } from '../api/until';
import { expand } from '../expand';
import { type SyncStep, syncSteps } from '../sync-order';
import type { Flux } from './flux';
import { healthyStatusOf } from './healthy-status';
import { conditionOf, needsOf, type Progress, progressOf } from './kustomization';
import { withBundleOf } from './operator-bundle';

/** One cluster of a tree, in the hands of Flux. */
export class Sync {
  private revision = '';
  private steps: readonly SyncStep[] = [];
  /** Objects that have been healthy, each in one generation. */
  private readonly healthy = new Set<string>();

  constructor(
    private readonly flux: Flux,
    private readonly cluster: string,
  ) {}

  /** Names of the units, Flux's own folder apart. */
  get units(): readonly string[] {
    return this.steps.map(({ unit }) => unit).filter((unit) => unit !== OWN_UNIT);
  }

  /** Does what the last step of BOOTSTRAP.md says, with a repository that holds the tree. */
  async handOver(tree: Tree): Promise<void> {
    for (const manifest of ownObjects(syncSteps(tree, this.cluster))) {
      const { refusal } = await this.flux.server.apply(manifest);
      if (refusal !== undefined) throw new Error(refusal);
    }
    await this.push(tree);
  }

  /** Commits a tree. */
  async push(tree: Tree): Promise<void> {
    this.steps = syncSteps(tree, this.cluster);
    const repository = ownObjects(this.steps).find(({ kind }) => kind === 'GitRepository') ?? {};
    this.revision = await this.flux.source.push(repository, withBundleOf(this.flux.source, tree));
  }

  /**
   * Waits until all units are ready. Each time that nothing moves any more, what is applied becomes healthy: workloads run, and
   * operators answer.
   *
   * @returns The units in the order in which their objects appeared; those that came between two such times in one list.
   */
  async follow(): Promise<readonly (readonly string[])[]> {
    const waves: (readonly string[])[] = [];
    for (;;) {
      const idle = await until(`Flux has done what it can for ${this.cluster}`, WAIT_SECONDS, () => this.idleAtRest());
      const seen = new Set(waves.flat());
      const fresh = (await this.appliedUnits()).filter((unit) => !seen.has(unit));
      if (fresh.length > 0) waves.push(fresh);
      if (idle.length === 0) return waves;
      for (const object of idle) {
        await this.flux.server.writeStatus(object, healthyStatusOf(object) ?? {});
        this.healthy.add(generationKey(object));
      }
    }
  }

  /** The stored Kustomization of a unit; empty when there is none. */
  async kustomization(unit: string): Promise<JsonObject> {
    const kustomization = {
      apiVersion: 'kustomize.toolkit.fluxcd.io/v1',
      kind: 'Kustomization',
      metadata: { name: unit, namespace: FLUX.namespace },
    };
    return (await this.flux.server.read(kustomization)) ?? {};
  }

  /** How far Flux is with a unit. */
  async progress(unit: string): Promise<Progress> {
    return progressOf(await this.kustomization(unit), this.revision);
  }

  /** The stored objects of a unit. */
  async objectsOf(wanted: string): Promise<readonly JsonObject[]> {
    const step = this.steps.find(({ unit }) => unit === wanted);
    const manifests = step?.manifests.flatMap(expand) ?? [];
    const objects = await Promise.all(manifests.map((manifest) => this.flux.server.read(manifest)));
    return objects.filter((object) => object !== undefined);
  }

  /** What has to become healthy before Flux goes on, nothing when all is ready; undefined while it is busy. */
  private async idleAtRest(): Promise<readonly JsonObject[] | undefined> {
    const kustomizations = await Promise.all(
      [...this.units, this.cluster].map(async (name) => [name, await this.kustomization(name)] as const),
    );
    const states = new Map(kustomizations.map(([name, stored]) => [name, progressOf(stored, this.revision)]));
    const idle: JsonObject[] = [];
    for (const [name, kustomization] of kustomizations) {
      const state = states.get(name);
      if (state === 'failed') throw new Error(`${name}: ${conditionOf(kustomization, 'Ready').message}`);
      const isFree = needsOf(kustomization).every((need) => states.get(need) === 'ready');
      if (state === 'busy' || (state === 'waiting' && isFree)) return undefined;
      const unhealthy = state === 'unhealthy' ? await this.unhealthyObjects(name) : [];
      if (state === 'unhealthy' && unhealthy.length === 0) return undefined;
      idle.push(...unhealthy);
    }
    return idle;
  }

  private async unhealthyObjects(unit: string): Promise<readonly JsonObject[]> {
    const objects = await this.objectsOf(unit);
    return objects.filter(
      (object) => healthyStatusOf(object) !== undefined && !this.healthy.has(generationKey(object)),
    );
  }

  private async appliedUnits(): Promise<readonly string[]> {
    const objects = await Promise.all(this.units.map((unit) => this.objectsOf(unit)));
    return this.units.filter((_, index) => objects[index]?.length);
  }
}

/** The folder of Flux's own objects, which a person applies. */
const OWN_UNIT = 'flux';

const WAIT_SECONDS = 120;

function ownObjects(steps: readonly SyncStep[]): readonly JsonObject[] {
  return steps.find(({ unit }) => unit === OWN_UNIT)?.manifests ?? [];
}

/** An object that was deleted and made again is another one. */
function generationKey(object: JsonObject): string {
  const { generation, uid } = metadataOf(object);
  return `${uid} ${generation}`;
}
