import { groupBy } from '../../core/group-by.ts';
import type { Inventory, InventoryBinding, InventoryKeptValue, InventoryReader } from '../../core/inventory.ts';
import type { Question } from './question.ts';
import { isOtherRevision } from './related-store.ts';
import { type Relation, relationOf } from './relation.ts';

/** Who holds what somebody asks for. */
export interface Holding {
  readonly question: Question;
  /** Clusters that hold it, in the order of their inventories. */
  readonly clusters: readonly HoldingCluster[];
}

/** A cluster in which somebody holds it. */
export interface HoldingCluster extends Pick<Inventory, 'cluster' | 'stage' | 'engine'> {
  /** Workloads, each with the containers that read it. */
  readonly workloads: readonly HoldingWorkload[];
  /** What ExternalSecrets of the program's own keep of it. */
  readonly kept: readonly HeldKeptValue[];
  /** Kubernetes Secrets that it lies in, hence in etcd. */
  readonly secrets: readonly HoldingSecret[];
  /** Who signs in to the store. */
  readonly readers: readonly InventoryReader[];
}

/** A workload that holds it. */
export interface HoldingWorkload extends Pick<InventoryBinding, 'workload' | 'pods' | 'account'> {
  readonly bindings: readonly HeldBinding[];
}

/** How a property belongs to the one that is asked for. */
export interface Related {
  readonly relation: Relation;
}

/** A binding that holds it. */
export type HeldBinding = InventoryBinding & Related;

/** A key of a Secret that holds it and belongs to no binding. */
export type HeldKeptValue = InventoryKeptValue & Related;

/** A key of a Secret; without one, each key of an object. */
export interface HoldingSecret {
  /** @default - namespaces that a selector finds */
  readonly namespace?: string;
  readonly name: string;
  readonly key?: string;
}

/** Looks everybody up who holds a property, or anything of a store. */
export function holdingOf(question: Question, inventories: readonly Inventory[]): Holding {
  const clusters = inventories.map((inventory) => holdingCluster(question, inventory));
  return { question, clusters: clusters.filter(({ kept, workloads }) => workloads.length > 0 || kept.length > 0) };
}

function holdingCluster(question: Question, inventory: Inventory): HoldingCluster {
  const { cluster, engine, stage, stores } = inventory;
  const bindings = related(question, inventory.bindings);
  const kept = related(question, inventory.kept ?? []);
  const byWorkload = groupBy(bindings, ({ workload }) => `${workload.namespace}/${workload.kind}/${workload.name}`);
  return {
    cluster,
    ...(stage === undefined ? {} : { stage }),
    engine,
    workloads: [...byWorkload.values()].flatMap((ofWorkload) => {
      const [first] = ofWorkload;
      return first
        ? [{ workload: first.workload, pods: first.pods, account: first.account, bindings: ofWorkload }]
        : [];
    }),
    kept,
    secrets: secretsOf(bindings, kept),
    readers: stores.find(({ address }) => address === question.store.address)?.readers ?? [],
  };
}

function related<Read extends { readonly store: string; readonly property: string }>(
  question: Question,
  read: readonly Read[],
): readonly (Read & Related)[] {
  return read.flatMap((one) => {
    const isOther = isOtherRevision(question.store, one.store);
    const relation = isOther || one.store === question.store.address ? relationOf(question, one.property) : undefined;
    return relation === undefined ? [] : [{ ...one, relation: isOther ? 'version' : relation }];
  });
}

function secretsOf(bindings: readonly HeldBinding[], kept: readonly HeldKeptValue[]): readonly HoldingSecret[] {
  const ofBindings = bindings.flatMap(({ secret, workload }) =>
    secret ? [{ namespace: workload.namespace, ...secret }] : [],
  );
  const ofKept = kept.map(({ key, namespace, secret }) => ({ namespace, name: secret, key }));
  const all = [...ofBindings, ...ofKept];
  return [...new Map(all.map((secret) => [`${secret.namespace}/${secret.name}/${secret.key}`, secret])).values()];
}
