import { describe } from '../../core/manifest.ts';
import type { RenderedObject, Rule, RuleFinding } from '../rule.ts';

/** Objects lie in namespaces that somebody creates. */
export const knownNamespaces: Rule = {
  code: 'manifest/namespace',
  severity: 'error',
  *check(cluster): Iterable<RuleFinding> {
    // The rights to read a credential lie where it does: one mistake, told once, at the store.
    const told = new Set(cluster.stores.flatMap(({ credentials }) => credentials.map(({ namespace }) => namespace)));
    for (const object of cluster.objects) {
      const { namespace } = object.identity;
      if (namespace === undefined) {
        if (cluster.needsNamespace(object.identity)) yield withoutNamespace(object);
      } else if (!cluster.namespaces.has(namespace) && !told.has(namespace)) {
        yield inUnknownNamespace(object, namespace, cluster.name);
      }
    }
  },
};

function withoutNamespace({ identity, path }: RenderedObject): RuleFinding {
  return {
    path,
    problem: `${describe(identity)} names no namespace.`,
    cause: 'It would land in whatever namespace the one who applies it happens to be in.',
    mend: 'Give its unit one: new Unit(cluster, id, { namespace }).',
  };
}

function inUnknownNamespace({ identity, path }: RenderedObject, namespace: string, cluster: string): RuleFinding {
  return {
    path,
    problem: `${describe(identity)} lies in a namespace that nobody creates in cluster "${cluster}".`,
    cause: 'The API server refuses objects of a namespace that does not exist.',
    mend: `Make it the namespace of a unit, or declare it in the cluster: existingNamespaces: ['${namespace}'].`,
  };
}
