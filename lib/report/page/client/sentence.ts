import { describeTarget } from '../../../core/plan.ts';
import { deliveryWords, workloadWords } from '../../words.ts';
import { carrierOf, type Row } from '../model/row.ts';
import { count } from '../model/text.ts';
import { element } from './element.ts';

/** A whole way in words. */
export function sentenceOf(row: Row): HTMLElement {
  const { binding, cluster } = row;
  const carrier = carrierOf(row);
  const starts = binding.callsPerPodStart > 0 ? `, and ${binding.callsPerPodStart} more for each pod that starts` : '';
  return element(
    'p',
    {},
    element('strong', {}, binding.property),
    ` of ${binding.store} reaches container ${binding.container} of ${workloadWords(binding.workload)} in cluster ${cluster} as `,
    element('strong', {}, describeTarget(binding.target)),
    `, by ${deliveryWords(binding.delivery)}${carrier === undefined ? '' : ` (${carrier})`}: ${binding.reason}. `,
    binding.inEtcd ? 'It lies in etcd. ' : 'It does not lie in etcd. ',
    `The store is asked ${count(binding.callsPerHour, 'time')} an hour${starts}.`,
  );
}
