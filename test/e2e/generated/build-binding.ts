import { Duration } from 'cdk8s';
import type { AbstractPod } from 'cdk8s-plus-30';
import { Binding, type BindingOptions } from '../../../lib';
import { buildDelivery } from './build-delivery';
import type { BuiltStore } from './build-store';
import type { BindingProgram } from './program';

/** Binds as a program says, unless its unit has no store. */
export function buildBinding(workload: AbstractPod, program: BindingProgram, stores: readonly BuiltStore[]): void {
  const { container, delivery, id, rotation, target } = program;
  const property = stores[program.store % stores.length]?.property(program.property);
  if (property === undefined) return;
  const containers = [...workload.containers, ...workload.initContainers];
  const options: BindingOptions = {
    container: container === undefined ? undefined : containers[container % containers.length],
    delivery: delivery && buildDelivery(delivery),
    rotation: rotation && {
      onChange: rotation.onChange,
      every: rotation.seconds === undefined ? undefined : Duration.seconds(rotation.seconds),
    },
  };
  new Binding(workload, id, { ...options, ...target, property });
}
