import type { JsonObject } from '../core/json.ts';
import { metadataOf, objectAt } from '../core/manifest.ts';
import type { ClusterView } from './cluster-view.ts';
import type { RenderedObject } from './rule.ts';

/** The workloads that Stakater Reloader restarts for their Secrets. */
export interface Restarters {
  /** One that restarts when a Secret changes. */
  of(namespace: string, secret: string): RenderedObject | undefined;
}

/** By the annotations of workloads (Stakater Reloader 1.4): names of Secrets, or each Secret that the pod refers to. */
export function restartersOf(cluster: ClusterView): Restarters {
  const byName = new Map<string, RenderedObject>();
  const byPattern: { readonly workload: RenderedObject; readonly pattern: RegExp }[] = [];
  const auto = new Set<RenderedObject>();
  for (const { object: workload } of cluster.workloads) {
    if (workload.identity.kind === 'Pod') continue;
    const annotations = objectAt(metadataOf(workload.manifest), 'annotations');
    for (const name of namesOf(annotations)) {
      if (LITERAL.test(name)) byName.set(keyOf(workload.identity.namespace, name.replaceAll('\\.', '.')), workload);
      else byPattern.push(...tryPattern(name).map((pattern) => ({ workload, pattern })));
    }
    if (AUTO.some((annotation) => annotations[annotation] === 'true')) auto.add(workload);
  }
  if (auto.size > 0) {
    for (const { from, name, namespace } of cluster.references().to('Secret')) {
      if (auto.has(from)) byName.set(keyOf(namespace, name), from);
    }
  }
  return {
    of: (namespace, secret) =>
      byName.get(keyOf(namespace, secret)) ??
      byPattern.find(({ pattern, workload }) => workload.identity.namespace === namespace && pattern.test(secret))
        ?.workload,
  };
}

const AUTO = ['reloader.stakater.com/auto', 'secret.reloader.stakater.com/auto'];

/** A name without anything that a regular expression reads, but for the dots that the fleet escapes. */
const LITERAL = /^([-a-z0-9]|\\\.)+$/;

function namesOf(annotations: JsonObject): readonly string[] {
  const names = annotations['secret.reloader.stakater.com/reload'];
  return typeof names === 'string' ? names.split(',').map((name) => name.trim()) : [];
}

/** Reloader takes each name for a regular expression and anchors it; one that is none here is left alone. */
function tryPattern(name: string): readonly RegExp[] {
  try {
    return [new RegExp(`^${name}$`)];
  } catch {
    return [];
  }
}

function keyOf(namespace: string | undefined, name: string): string {
  return `${namespace}/${name}`;
}
