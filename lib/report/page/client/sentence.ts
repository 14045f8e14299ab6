import type { InventoryBinding } from '../../../core/inventory.ts';
import { describeTarget } from '../../../core/plan.ts';
import { deliveryWords, workloadWords } from '../../words.ts';
import { carrierOf, type Row } from '../model/row.ts';
import { count } from '../model/text.ts';
import { element } from './element.ts';

/** A whole way in words. */
export function sentenceOf(row: Row): HTMLElement {
  const { binding, cluster } = row;
  const carrier = carrierOf(row);
  return element(
    'p',
    {},
    element('strong', {}, binding.property),
    ` of ${binding.store} reaches container ${binding.container} of ${workloadWords(binding.workload)} in cluster ${cluster} as `,
    element('strong', {}, describeTarget(binding.target)),
    `, by ${deliveryWords(binding.delivery)}${carrier === undefined ? '' : ` (${carrier})`}: ${binding.reason}. `,
    binding.inEtcd ? 'It lies in etcd. ' : 'It does not lie in etcd. ',
    callsOf(binding),
  );
}

function callsOf({ callsPerHour, callsPerPodStart }: InventoryBinding): string {
  const parts = [
    ...(callsPerHour > 0 ? [`${count(callsPerHour, 'time')} an hour`] : []),
    ...(callsPerPodStart > 0 ? [`${count(callsPerPodStart, 'time')} when a pod starts`] : []),
  ];
  return parts.length === 0 ? 'Nobody asks the store again.' : `The store is asked ${parts.join(', and ')}.`;
}
