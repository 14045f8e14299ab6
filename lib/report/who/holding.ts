import { groupBy } from '../../core/group-by.ts';
import type { Inventory, InventoryBinding, InventoryReader } from '../../core/inventory.ts';
import type { Question } from './question.ts';
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
  /** Kubernetes Secrets that it lies in, hence in etcd. */
  readonly secrets: readonly HoldingSecret[];
  /** Who signs in to the store. */
  readonly readers: readonly InventoryReader[];
}

/** A workload that holds it. */
export interface HoldingWorkload extends Pick<InventoryBinding, 'workload' | 'pods' | 'account'> {
  readonly bindings: readonly HeldBinding[];
}

/** A binding, with how its property belongs to the one that is asked for. */
export interface HeldBinding extends InventoryBinding {
  readonly relation: Relation;
}

/** A key of a Secret; without one, each key of an object. */
export interface HoldingSecret {
  readonly namespace: string;
  readonly name: string;
  readonly key?: string;
}

/** Looks everybody up who holds a property, or anything of a store. */
export function holdingOf(question: Question, inventories: readonly Inventory[]): Holding {
  const clusters = inventories.map((inventory) => ({ inventory, bindings: heldBindings(question, inventory) }));
  return {
    question,
    clusters: clusters
      .filter(({ bindings }) => bindings.length > 0)
      .map(({ bindings, inventory }) => holdingCluster(question, inventory, bindings)),
  };
}

function heldBindings(question: Question, { bindings }: Inventory): readonly HeldBinding[] {
  return bindings
    .filter(({ store }) => store === question.store.address)
    .flatMap((binding) => {
      const relation = relationOf(question, binding.property);
      return relation === undefined ? [] : [{ ...binding, relation }];
    });
}

function holdingCluster(
  { store }: Question,
  { cluster, engine, stage, stores }: Inventory,
  bindings: readonly HeldBinding[],
): HoldingCluster {
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
    secrets: secretsOf(bindings),
    readers: stores.find(({ address }) => address === store.address)?.readers ?? [],
  };
}

function secretsOf(bindings: readonly HeldBinding[]): readonly HoldingSecret[] {
  const secrets = new Map<string, HoldingSecret>();
  for (const { secret, workload } of bindings) {
    if (secret)
      secrets.set(`${workload.namespace}/${secret.name}/${secret.key}`, { namespace: workload.namespace, ...secret });
  }
  return [...secrets.values()];
}
