import { Duration } from 'cdk8s';
import { formatGoDuration } from '../../core/go-duration.ts';
import type { PlannedSecret } from '../../core/plan.ts';
import { isUnavailable } from '../../stores/store.ts';
import type { Binding } from '../binding.ts';
import type { Delivery } from '../delivery.ts';
import { slug } from '../slug.ts';
import { DEFAULT_REFRESH_SECONDS, refreshSecondsOf } from './refresh.ts';

/**
 * The Kubernetes Secret that a binding's value lies in; undefined when the delivery makes none.
 *
 * One a workload and store, unless something forbids to share it: another refresh interval, keys that only the store knows,
 * or a class that holds one file (each class writes a Secret of its own, and two would overwrite each other).
 */
export function secretOf(binding: Binding, delivery: Delivery): PlannedSecret | undefined {
  if (delivery.kind !== 'external-secret' && delivery.kind !== 'csi-synced') return undefined;
  if (binding.props.variables) return { name: delivery.secretName ?? ownName(binding) };
  return {
    name: delivery.secretName ?? (isShared(binding, delivery) ? sharedName(binding, delivery) : ownName(binding)),
    key: delivery.key ?? binding.node.id,
  };
}

function isShared({ props }: Binding, delivery: Delivery): boolean {
  if (delivery.kind === 'external-secret') return true;
  const { csi } = props.property.store;
  return !isUnavailable(csi) && csi.profile.filesPerClass === 'many';
}

function ownName({ node, workload }: Binding): string {
  return `${workload.name}-${node.id}`;
}

function sharedName(binding: Binding, delivery: Delivery): string {
  const { props, workload } = binding;
  const name = `${workload.name}-${slug(props.property.store.node.id)}`;
  const seconds = refreshSecondsOf(binding);
  if (delivery.kind === 'csi-synced' || seconds === DEFAULT_REFRESH_SECONDS) return name;
  return `${name}-${formatGoDuration(Duration.seconds(seconds))}`;
}
