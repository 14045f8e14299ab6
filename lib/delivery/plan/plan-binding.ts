import { ApiObject } from 'cdk8s';
import type { AbstractPod, Container } from 'cdk8s-plus-30';
import type { PlannedBinding, Target } from '../../core/plan.ts';
import type { SecretKeyRef } from '../../core/secret-key-ref.ts';
import { type CsiSource, type ExternalSecretsSource, isUnavailable } from '../../stores/store.ts';
import type { Binding } from '../binding.ts';
import { containerOf, hasUsableId, hasUsableProperty, hasUsableRotation, hasUsableTarget } from '../binding-checks.ts';
import { Delivery } from '../delivery.ts';
import { deliveryFor } from '../terms.ts';
import { choose } from './choose.ts';
import { circumstancesOf } from './circumstances-of.ts';
import { reportBetter, reportNoDelivery, reportObstacle } from './report.ts';
import { secretOf } from './secret-of.ts';

/** A binding with everything decided: the plain data that rules and reports read, and the constructs to build it with. */
export interface Planned {
  readonly data: PlannedBinding;
  readonly binding: Binding;
  readonly container: Container;
  /** The chosen delivery, with the options that the program gave it. */
  readonly delivery: Delivery;
  /** Pods of the workload; 1 where the cluster decides how many there are. */
  readonly pods: number;
}

/**
 * Decides how a binding is met.
 *
 * What is wrong with it is reported on the binding; undefined when that leaves nothing to deliver.
 */
export function planBinding(binding: Binding): Planned | undefined {
  const container = containerOf(binding);
  const checks = [
    hasUsableId(binding),
    hasUsableProperty(binding),
    hasUsableTarget(binding),
    hasUsableRotation(binding),
  ];
  if (!checks.every(Boolean) || container === undefined) return undefined;
  const forced = binding.props.delivery ?? deliveryFor(binding);
  const circumstances = circumstancesOf(binding, container);
  const verdict = choose(circumstances, forced?.kind);
  if (verdict.choice === undefined) {
    reportNoDelivery(binding, circumstances, verdict.ruledOut);
    return undefined;
  }
  if (verdict.obstacle !== undefined) {
    reportObstacle(binding, circumstances, verdict);
    return undefined;
  }
  if (verdict.better !== undefined) reportBetter(binding, verdict.choice, verdict.better);
  const delivery = forced ?? Delivery.of(verdict.choice.delivery);
  const { workload, props } = binding;
  const onChange = props.rotation?.onChange;
  const secret = secretOf(binding, delivery);
  const data: PlannedBinding = {
    path: binding.node.path,
    workload: { kind: workload.kind, namespace: namespaceOf(workload), name: workload.name },
    container: container.name,
    store: props.property.store.address,
    property: props.property.path,
    target: targetOf(binding),
    ...(onChange === undefined ? {} : { onChange }),
    ...(secret === undefined ? {} : { secret }),
    ...verdict.choice,
  };
  return { data, binding, container, delivery, pods: circumstances.workload.pods };
}

/** How the driver reads the store of a binding that it delivers. */
export function csiOf({ binding }: Planned): CsiSource {
  const { csi } = binding.props.property.store;
  if (isUnavailable(csi)) throw new Error(`${binding.node.path} is not delivered by the driver: ${csi.unavailable}`);
  return csi;
}

/** How the operator reads the store of a binding that it delivers. */
export function operatorSourceOf({ binding }: Planned): ExternalSecretsSource {
  const { externalSecrets } = binding.props.property.store;
  if (isUnavailable(externalSecrets)) {
    throw new Error(`${binding.node.path} is not delivered by the operator: ${externalSecrets.unavailable}`);
  }
  return externalSecrets;
}

/** The Secrets that somebody reads to bring a binding's value, and who. */
export function credentialsOf(planned: Planned): {
  readonly reader: string;
  readonly secrets: readonly SecretKeyRef[];
} {
  if (planned.data.delivery === 'external-secret') {
    return { reader: 'External Secrets Operator', secrets: operatorSourceOf(planned).credentials };
  }
  const { credentials, profile } = csiOf(planned);
  return { reader: `the CSI provider \`${profile.provider}\``, secrets: credentials };
}

/** Absolute path of a file binding's file; undefined for variables. */
export function fileOf({ data }: Planned): string | undefined {
  return 'file' in data.target ? data.target.file : undefined;
}

/** Namespace of a workload's pods: the one it states, itself or by its chart, or `default` as with `kubectl apply`. */
function namespaceOf(workload: AbstractPod): string {
  return ApiObject.of(workload).metadata.namespace ?? 'default';
}

function targetOf({ props }: Binding): Target {
  if (props.file !== undefined) return { file: props.file };
  return props.variable === undefined ? { prefix: props.variables.prefix ?? '' } : { variable: props.variable };
}
