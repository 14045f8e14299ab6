import type { JsonObject } from '../core/json.ts';

/**
 * What a container is promised and where it is stopped, in Kubernetes quantities such as `50m` and `100Mi`.
 *
 * There is no CPU limit by default: a throttled mount is slow for every pod that starts on the node.
 */
export interface ContainerResources {
  /** @default - upstream's request. */
  readonly cpuRequest?: string;
  /** @default - none. */
  readonly cpuLimit?: string;
  /** @default - upstream's request. */
  readonly memoryRequest?: string;
  /** @default - upstream's limit. */
  readonly memoryLimit?: string;
}

/** The `resources` of a container: what is set, else the defaults. */
export function renderResources(defaults: ContainerResources, own: ContainerResources = {}): JsonObject {
  const { cpuRequest, cpuLimit, memoryRequest, memoryLimit } = { ...defaults, ...own };
  return {
    limits: { cpu: cpuLimit, memory: memoryLimit },
    requests: { cpu: cpuRequest, memory: memoryRequest },
  };
}
