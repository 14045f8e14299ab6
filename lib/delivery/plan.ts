import { ApiObject } from 'cdk8s';
import type { AbstractPod, Container } from 'cdk8s-plus-30';
import type { PlannedBinding } from '../core/plan';
import { type CsiSource, isUnavailable } from '../stores/store';
import type { Binding } from './binding';
import { containerOf, hasUsableFile, hasUsableId, hasUsableProperty } from './binding-checks';
import { Delivery } from './delivery';

/** A binding with everything decided: the plain data that rules and reports read, and the constructs to build it with. */
export interface Planned {
  readonly data: PlannedBinding;
  readonly binding: Binding;
  readonly container: Container;
  readonly delivery: Delivery;
  /** How the driver reads the property's store. */
  readonly csi: CsiSource;
}

/**
 * Decides how a binding is met.
 *
 * What is wrong with it is reported on the binding; undefined when that leaves nothing to deliver.
 */
export function planBinding(binding: Binding): Planned | undefined {
  const container = containerOf(binding);
  const usable = [hasUsableId(binding), hasUsableProperty(binding), hasUsableFile(binding)].every(Boolean);
  if (!usable || container === undefined) return undefined;
  const delivery = binding.props.delivery ?? Delivery.csiFiles();
  const { csi } = binding.props.property.store;
  if (isUnavailable(csi)) return undefined;
  return { data: dataOf(binding, container, delivery), binding, container, delivery, csi };
}

/** Name of the SecretProviderClass that mounts the binding's file. */
export function classNameOf({ binding, data, delivery }: Planned): string {
  return delivery.className ?? `${data.workload.name}-${binding.node.id}`;
}

/** Namespace of a workload's pods: the one it states, itself or by its chart, or `default` as with `kubectl apply`. */
function namespaceOf(workload: AbstractPod): string {
  return ApiObject.of(workload).metadata.namespace ?? 'default';
}

function dataOf(binding: Binding, container: Container, delivery: Delivery): PlannedBinding {
  const { workload, props } = binding;
  return {
    path: binding.node.path,
    workload: { kind: workload.kind, namespace: namespaceOf(workload), name: workload.name },
    container: container.name,
    store: props.property.store.address,
    property: props.property.path,
    file: props.file,
    delivery: delivery.kind,
    reason: props.delivery
      ? 'the program asks for it'
      : 'the container reads a file, and a mounted one never lies in etcd',
    rotation: props.rotation ?? false,
  };
}
