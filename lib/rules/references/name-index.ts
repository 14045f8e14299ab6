import type { ReferredKind } from '../../core/existing-object.ts';

/** Things by kind, namespace and name. What is put in without a namespace is found in every one. */
export class NameIndex<Thing> {
  private readonly kinds = new Map<ReferredKind, Map<string, Map<string, Thing[]>>>();
  /** Where the last one was put: things come in flocks. */
  private last?: { readonly kind: ReferredKind; readonly namespace: string; readonly names: Map<string, Thing[]> };

  add(kind: ReferredKind, namespace: string | undefined, name: string, thing: Thing): void {
    const names = this.namesIn(kind, namespace ?? EVERYWHERE);
    const others = names.get(name);
    if (others === undefined) names.set(name, [thing]);
    else others.push(thing);
  }

  has(kind: ReferredKind, namespace: string, name: string): boolean {
    const namespaces = this.kinds.get(kind);
    return namespaces?.get(namespace)?.has(name) === true || namespaces?.get(EVERYWHERE)?.has(name) === true;
  }

  get(kind: ReferredKind, namespace: string, name: string): readonly Thing[] {
    const namespaces = this.kinds.get(kind);
    const own = namespaces?.get(namespace)?.get(name) ?? [];
    const everywhere = namespace === EVERYWHERE ? undefined : namespaces?.get(EVERYWHERE)?.get(name);
    return everywhere === undefined ? own : [...own, ...everywhere];
  }

  /** The names in a namespace, without those that every one has. */
  names(kind: ReferredKind, namespace: string): readonly string[] {
    return [...(this.kinds.get(kind)?.get(namespace)?.keys() ?? [])];
  }

  /** The namespaces that have this name. */
  namespacesOf(kind: ReferredKind, name: string): readonly string[] {
    return [...(this.kinds.get(kind) ?? [])].flatMap(([namespace, names]) => (names.has(name) ? [namespace] : []));
  }

  /** Every name of a kind, with its namespace and what has it. */
  *entries(kind: ReferredKind): Iterable<readonly [namespace: string, name: string, things: readonly Thing[]]> {
    for (const [namespace, names] of this.kinds.get(kind) ?? []) {
      for (const [name, things] of names) yield [namespace, name, things];
    }
  }

  private namesIn(kind: ReferredKind, namespace: string): Map<string, Thing[]> {
    if (this.last?.kind === kind && this.last.namespace === namespace) return this.last.names;
    const namespaces = this.kinds.get(kind) ?? new Map<string, Map<string, Thing[]>>();
    const names = namespaces.get(namespace) ?? new Map<string, Thing[]>();
    this.kinds.set(kind, namespaces.set(namespace, names));
    this.last = { kind, namespace, names };
    return names;
  }
}

/** No namespace has an empty name. */
const EVERYWHERE = '';
