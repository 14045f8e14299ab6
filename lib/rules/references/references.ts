import type { ReferredKind } from '../../core/existing-object.ts';
import { groupBy } from '../../core/group-by.ts';
import type { ClusterView } from '../cluster-view.ts';
import type { RenderedObject } from '../rule.ts';
import { type Makers, makersOf } from './makers.ts';
import { objectReferences } from './object-references.ts';
import { Outsiders } from './outsiders.ts';
import { podReferences } from './pod-references.ts';
import type { Reference } from './reference.ts';

/** Who refers to what in a cluster, and who makes it. */
export interface References {
  readonly makers: Makers;
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
  const byKind = groupBy(
    [
      ...cluster.workloads.flatMap((workload) => podReferences(workload, cluster.driver.name)),
      ...objectReferences(cluster),
    ],
    ({ kind }) => kind,
  );
  const to = (kind: ReferredKind): readonly Reference[] => byKind.get(kind) ?? [];
  return {
    makers,
    to,
    missing: (kind) =>
      onePerName(
        to(kind).filter(
          ({ name, namespace, optional }) =>
            !optional && !makers.made.has(kind, namespace, name) && !outsiders.mayMake(namespace, name),
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
