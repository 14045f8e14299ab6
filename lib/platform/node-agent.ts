import type { JsonObject } from '../core/json.ts';

/** A taint that pods stand, as in a pod's `tolerations`. */
export type Toleration = {
  /** @default - every key. */
  readonly key?: string;
  /** @default 'Equal' */
  readonly operator?: 'Equal' | 'Exists';
  readonly value?: string;
  /** @default - every effect. */
  readonly effect?: 'NoSchedule' | 'PreferNoSchedule' | 'NoExecute';
  /** Seconds that a `NoExecute` taint is stood. @default - for ever. */
  readonly tolerationSeconds?: number;
};

/** Stands every taint: a node without the agent is a node where no pod with a secret can start. */
export const EVERY_TAINT: readonly Toleration[] = [{ operator: 'Exists' }];

/** Priority of agents whose eviction stops every mount on their node. */
export const NODE_CRITICAL = 'system-node-critical';

/** Where and with which priority a node agent runs. */
export interface NodeAgentPlacement {
  /**
   * Taints that the pods stand.
   *
   * @default - every taint.
   */
  readonly tolerations?: readonly Toleration[];
  /**
   * PriorityClass of the pods; `false` sets none.
   *
   * GKE admits `system-node-critical` outside `kube-system` only with a ResourceQuota for that class.
   *
   * @default 'system-node-critical'
   */
  readonly priorityClassName?: string | false;
}

/** One node at a time, so that mounts fail on at most one. */
export const ONE_NODE_AT_A_TIME: JsonObject = { type: 'RollingUpdate', rollingUpdate: { maxUnavailable: 1 } };

/** The fields of a pod spec that place a node agent on every real node of an operating system. */
export function renderPlacement(os: 'linux' | 'windows', placement: NodeAgentPlacement): JsonObject {
  const { tolerations = EVERY_TAINT, priorityClassName = NODE_CRITICAL } = placement;
  return {
    affinity: NOT_ON_VIRTUAL_KUBELET,
    nodeSelector: { 'kubernetes.io/os': os },
    tolerations: tolerations.length > 0 ? tolerations : undefined,
    priorityClassName: priorityClassName === false ? undefined : priorityClassName,
  };
}

// A virtual kubelet has no host directories; AKS virtual nodes, for one, carry this label.
const NOT_ON_VIRTUAL_KUBELET: JsonObject = {
  nodeAffinity: {
    requiredDuringSchedulingIgnoredDuringExecution: {
      nodeSelectorTerms: [{ matchExpressions: [{ key: 'type', operator: 'NotIn', values: ['virtual-kubelet'] }] }],
    },
  },
};
