import type { ReferredKind } from '../../core/existing-object.ts';
import type { Json } from '../../core/json.ts';
import type { RenderedObject } from '../rule.ts';
import type { Reference, Use } from './reference.ts';

/** References by the kind that they need. */
export type ReferencesByKind = Readonly<Record<ReferredKind, Reference[]>>;

/** Writes down what one object refers to. */
export class Referrer {
  /**
   * @param namespace Where it looks for names; undefined where only the cluster knows.
   */
  constructor(
    private readonly found: ReferencesByKind,
    readonly from: RenderedObject,
    private readonly namespace = from.identity.namespace,
  ) {}

  /** The same object, which names another namespace. */
  in(namespace: string): Referrer {
    return new Referrer(this.found, this.from, namespace);
  }

  /** A name that is none, and one in a namespace that is not known, are no reference. */
  refer(
    use: Use,
    at: string,
    kind: ReferredKind,
    name: Json | undefined,
    keys: readonly string[] = NONE,
    optional?: Json,
  ): void {
    const namespace = kind === 'ClusterSecretStore' ? '' : this.namespace;
    if (typeof name !== 'string' || name === '' || namespace === undefined) return;
    this.found[kind].push({ from: this.from, use, at, kind, namespace, name, keys, optional: optional === true });
  }
}

const NONE: readonly string[] = [];
