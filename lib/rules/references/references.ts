import type { ReferredKind } from '../../core/existing-object.ts';
import type { ClusterView } from '../cluster-view.ts';
import type { RenderedObject } from '../rule.ts';
import { type Makers, makersOf } from './makers.ts';
import { addObjectReferences } from './object-references.ts';
import { Outsiders } from './outsiders.ts';
import { addPodReferences } from './pod-references.ts';
import type { Reference } from './reference.ts';
import { type ReferencesByKind, Referrer } from './referrer.ts';
import { WrittenKeys } from './written-keys.ts';

/** Who refers to what in a cluster, and who makes it. */
export interface References {
  readonly makers: Makers;
  readonly keys: WrittenKeys;
  /** Every reference to objects of a kind. */
  to(kind: ReferredKind): readonly Reference[];
  /**
   * References to what nobody makes, one for each object that refers and each name, without those that do without.
   *
   * What an object of a kind that we do not know may make is none of them.
   */
  missing(kind: ReferredKind): readonly Reference[];
}

export function referencesOf(cluster: ClusterView): References {
  const makers = makersOf(cluster);
  const outsiders = new Outsiders(cluster);
  const found: ReferencesByKind = {
    ClusterSecretStore: [],
    ConfigMap: [],
    Secret: [],
    SecretProviderClass: [],
    SecretStore: [],
    ServiceAccount: [],
  };
  for (const workload of cluster.workloads) {
    addPodReferences(workload, cluster.driver.name, new Referrer(found, workload.object));
  }
  addObjectReferences(cluster, makers, found);
  return {
    makers,
    keys: new WrittenKeys(makers),
    to: (kind) => found[kind],
    missing: (kind) =>
      onePerName(
        found[kind].filter(
          ({ name, namespace, optional }) =>
            !makers.made.has(kind, namespace, name) && !optional && !outsiders.mayMake(namespace, name),
        ),
      ),
  };
}

function onePerName(references: readonly Reference[]): readonly Reference[] {
  const told = new Map<RenderedObject, Set<string>>();
  return references.filter(({ from, name, namespace }) => {
    const names = told.get(from) ?? new Set();
    const key = `${namespace}/${name}`;
    if (names.has(key)) return false;
    told.set(from, names.add(key));
    return true;
  });
}
