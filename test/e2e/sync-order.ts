import { parse } from 'yaml';
import { byCodeUnit } from '../../lib/core/compare';
import { dependencyOrder } from '../../lib/core/dependency-order';
import type { JsonObject } from '../../lib/core/json';
import { identityOf, metadataOf, objectAt, objectsAt } from '../../lib/core/manifest';
import type { Tree } from '../../lib/synth/tree';

/** A folder of a cluster, which the cluster's engine syncs at once. */
export interface SyncStep {
  readonly unit: string;
  /** In the order in which the engine applies them. */
  readonly manifests: readonly JsonObject[];
}

/** Names of the clusters that a tree is for. */
export function clustersIn(tree: Tree): readonly string[] {
  return [...new Set([...tree.keys()].map((path) => path.split('/')[0] ?? ''))];
}

/** The object in a file; the same one for the same text, because most files of a platform are alike. */
export function manifestIn(text: string): JsonObject {
  const manifest: JsonObject = parsed.get(text) ?? parse(text);
  parsed.set(text, manifest);
  return manifest;
}

const parsed = new Map<string, JsonObject>();

/**
 * What a cluster's engine would sync, in the order that its own objects say and nothing else: waves of Argo CD's Applications,
 * `dependsOn` of Flux's Kustomizations.
 *
 * @throws Error when nothing syncs a folder.
 */
export function syncSteps(tree: Tree, cluster: string): readonly SyncStep[] {
  const units = unitsOf(tree, cluster);
  const ranks = ranksOf([...units.values()].flat(), cluster);
  const forgotten = [...units.keys()].filter((unit) => !ranks.has(unit));
  if (forgotten.length > 0) throw new Error(`Nothing syncs ${forgotten.join(', ')} of ${cluster}.`);
  return [...units]
    .sort(([a], [b]) => (ranks.get(a) ?? 0) - (ranks.get(b) ?? 0) || byCodeUnit(a, b))
    .map(([unit, manifests]) => ({ unit, manifests: [...manifests].sort((a, b) => placeOf(a) - placeOf(b)) }));
}

/** The engine's own folder comes before all waves: a person applies it. */
const BY_HAND = Number.NEGATIVE_INFINITY;

const GOES_FIRST: ReadonlySet<unknown> = new Set(['CustomResourceDefinition', 'Namespace']);

const WAVE = 'argocd.argoproj.io/sync-wave';

function unitsOf(tree: Tree, cluster: string): ReadonlyMap<string, readonly JsonObject[]> {
  const units = new Map<string, JsonObject[]>();
  for (const [path, content] of tree) {
    const [of, unit = ''] = path.split('/');
    if (of !== cluster || !path.endsWith('.yaml')) continue;
    const manifests = units.get(unit) ?? [];
    manifests.push(manifestIn(content));
    units.set(unit, manifests);
  }
  return units;
}

function ranksOf(manifests: readonly JsonObject[], cluster: string): ReadonlyMap<string, number> {
  const ofKind = (wanted: string) =>
    manifests.filter((manifest) => {
      const { group, kind } = identityOf(manifest);
      return `${group}/${kind}` === wanted;
    });
  const applications = ofKind('argoproj.io/Application').map((application) => ({
    unit: unitAt(objectAt(objectAt(application, 'spec'), 'source').path, cluster),
    rank: waveOf(application),
  }));
  return new Map([
    ...[...applications, ...kustomizationsIn(ofKind('kustomize.toolkit.fluxcd.io/Kustomization'), cluster)].map(
      ({ unit, rank }) => [unit, rank] as const,
    ),
    ['argo-cd', BY_HAND],
    ['flux', BY_HAND],
  ]);
}

function kustomizationsIn(
  kustomizations: readonly JsonObject[],
  cluster: string,
): readonly { readonly unit: string; readonly rank: number }[] {
  const needs = kustomizations.map((kustomization): [string, string[]] => [
    String(metadataOf(kustomization).name),
    objectsAt(objectAt(kustomization, 'spec'), 'dependsOn').map(({ name }) => String(name)),
  ]);
  const order = dependencyOrder(new Map(needs));
  if ('cycle' in order) throw new Error(`Kustomizations wait for each other: ${order.cycle.join(', ')}.`);
  return kustomizations.map((kustomization) => ({
    unit: unitAt(objectAt(kustomization, 'spec').path, cluster),
    rank: order.ranks.get(String(metadataOf(kustomization).name)) ?? 0,
  }));
}

/** The last part of `dist/<cluster>/<unit>`; empty for a path elsewhere, as an Application that installs a chart has. */
function unitAt(path: unknown, cluster: string): string {
  const [, unit = ''] = new RegExp(`(?:^|/)${cluster}/([^/]+)$`).exec(String(path ?? '')) ?? [];
  return unit;
}

/** Waves of one folder; of what is in one, both engines apply namespaces and definitions before the rest. */
function placeOf(manifest: JsonObject): number {
  return waveOf(manifest) * 2 + (GOES_FIRST.has(manifest.kind) ? 0 : 1);
}

function waveOf(manifest: JsonObject): number {
  return Number(objectAt(metadataOf(manifest), 'annotations')[WAVE] ?? 0);
}
