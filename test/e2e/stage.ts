import { setTimeout as sleep } from 'node:timers/promises';
import type { JsonObject } from '../../lib/core/json';
import { identityOf, metadataOf, describe as nameOf, objectAt, objectsAt } from '../../lib/core/manifest';
import { BUILT_IN_NAMESPACES } from '../../lib/upstream/kubernetes';
import type { ApiServer } from './api/api-server';
import { expand } from './expand';
import { podOf } from './pod-of';
import type { SyncStep } from './sync-order';
import { definitionOf } from './upstream/definitions';

/** What an API server said to the objects of one cluster; all three are empty when all is well. */
export interface Reception {
  /** What it did not take, with the reason. */
  readonly refused: readonly string[];
  /** What it took with a warning. */
  readonly warned: readonly string[];
  /** What it had before anybody applied it. */
  readonly alreadyThere: readonly string[];
}

/** The place of one cluster's objects on an API server that other clusters come to later. */
export class Stage {
  private readonly applied: JsonObject[] = [];

  constructor(private readonly server: ApiServer) {}

  /** Applies what has to be there before the first sync: the namespaces and the definitions that no unit brings. */
  async prepare(steps: readonly SyncStep[]): Promise<void> {
    const manifests = steps.flatMap((step) => step.manifests.flatMap(expand));
    const brought = new Set(manifests.map((manifest) => objectAt(manifest, 'spec').group));
    const kinds = new Map(
      manifests.map(identityOf).map((identity) => [`${identity.group}/${identity.kind}`, identity]),
    );
    const definitions = [...kinds.values()]
      .filter(({ group }) => !brought.has(group))
      .map(({ group, kind }) => definitionOf(group, kind))
      .filter((definition) => definition !== undefined);
    const namespaces = foreignNamespaces(manifests);
    const accounts = [...BUILT_IN_NAMESPACES.map(namespaceOf), ...namespaces].map(defaultAccountOf);
    for (const manifest of [...definitions, ...namespaces, ...accounts]) await this.provide(manifest);
  }

  /** Applies everything in order, as the engine does. */
  async sync(steps: readonly SyncStep[]): Promise<Reception> {
    const refused: string[] = [];
    const warned: string[] = [];
    const alreadyThere: string[] = [];
    for (const { manifests, unit } of steps) {
      for (const manifest of manifests.flatMap(expand)) {
        const { created, refusal, warnings } = await this.server.apply(manifest);
        const name = `${unit}: ${nameOf(identityOf(manifest))}`;
        warned.push(...warnings.filter(isNews).map((warning) => `${name}: ${warning}`));
        if (refusal !== undefined) refused.push(`${name}: ${refusal}`);
        else if (created) this.applied.push(manifest);
        else alreadyThere.push(name);
        if (manifest.kind === 'Namespace') await this.provide(defaultAccountOf(manifest));
      }
    }
    return { refused, warned, alreadyThere };
  }

  /** Applies everything once more, and names what that changed or what is refused now; upstream's definitions apart. */
  async changedBySync(steps: readonly SyncStep[]): Promise<readonly string[]> {
    const changed: string[] = [];
    for (const manifest of steps.flatMap(({ manifests }) => manifests).filter(isObject)) {
      const before = await this.server.read(manifest);
      const { refusal } = await this.server.apply(manifest);
      const after = await this.server.read(manifest);
      if (refusal !== undefined) changed.push(`${nameOf(identityOf(manifest))}: ${refusal}`);
      else if (contentOf(before) !== contentOf(after)) changed.push(nameOf(identityOf(manifest)));
    }
    return changed;
  }

  /** Why the pods of the workloads would be refused; controllers that would make them do not run. */
  async refusedPods(steps: readonly SyncStep[]): Promise<readonly string[]> {
    const refused: string[] = [];
    for (const workload of steps.flatMap(({ manifests }) => manifests)) {
      const pod = podOf(workload);
      if (pod === undefined) continue;
      const { refusal } = await this.server.tryApply(pod);
      if (refusal !== undefined) refused.push(`pod of ${nameOf(identityOf(workload))}: ${refusal}`);
    }
    return refused;
  }

  /** Removes what was applied and was not there before, last first. */
  async clear(): Promise<void> {
    for (const manifest of this.applied.reverse()) await this.server.remove(manifest);
    if (this.applied.some(({ kind }) => kind === POLICY)) await sleep(POLICY_LAG_MILLISECONDS);
    this.applied.length = 0;
  }

  /** Applies what others bring. */
  private async provide(manifest: JsonObject): Promise<void> {
    const { created, refusal } = await this.server.apply(manifest);
    if (refusal !== undefined) throw new Error(`${nameOf(identityOf(manifest))}: ${refusal}`);
    if (created) this.applied.push(manifest);
  }
}

const KNOWN_WARNINGS: readonly RegExp[] = [
  // Argo CD knows its own finalizer under the name without a path.
  /"resources-finalizer\.argocd\.argoproj\.io": prefer a domain-qualified finalizer name/,
  // The programs name versions before 1.35, which refuse the field: `driver/csi-driver-object.test.ts` has a newer one.
  /spec\.serviceAccountTokenInSecrets is unset/,
];

/** Whether a manifest is applied itself, and nothing in its place. */
function isObject(manifest: JsonObject): boolean {
  return expand(manifest).includes(manifest);
}

function isNews(warning: string): boolean {
  return !KNOWN_WARNINGS.some((known) => known.test(warning));
}

const POLICY = 'ValidatingAdmissionPolicy';

/** The API server looks once a second at which admission policies there are. */
const POLICY_LAG_MILLISECONDS = 2000;

/** Those that the program says exist, and the engine's own. */
export function foreignNamespaces(manifests: readonly JsonObject[]): readonly JsonObject[] {
  const made = manifests.filter(({ kind }) => kind === 'Namespace').map((manifest) => metadataOf(manifest).name);
  const known = new Set<unknown>([undefined, ...BUILT_IN_NAMESPACES, ...made]);
  const used = new Set(manifests.map((manifest) => metadataOf(manifest).namespace));
  return [...used].filter((name) => !known.has(name)).map((name) => namespaceOf(String(name)));
}

function namespaceOf(name: string): JsonObject {
  return { apiVersion: 'v1', kind: 'Namespace', metadata: { name } };
}

/**
 * Without what an update may move that changes no content: kube-apiserver 1.30 gives some objects a new time of management and a
 * new resource version each time they are applied. The generation stays, which only a change of the specification moves.
 */
function contentOf(object: JsonObject | undefined): string {
  if (object === undefined) return '';
  const { resourceVersion: _, ...metadata } = metadataOf(object);
  const managedFields = objectsAt(metadata, 'managedFields').map(({ time: _, ...manager }) => manager);
  return JSON.stringify({ ...object, metadata: { ...metadata, managedFields } });
}

/** What the controller manager makes in every namespace, and admission of pods looks for. */
export function defaultAccountOf(namespace: JsonObject): JsonObject {
  const metadata = { name: 'default', namespace: metadataOf(namespace).name };
  return { apiVersion: 'v1', kind: 'ServiceAccount', metadata };
}
