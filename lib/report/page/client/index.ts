import type { Inventory } from '../../../core/inventory.ts';
import { visible } from '../../visible-text.ts';
import { showBindings } from './bindings.ts';
import { showCalls } from './calls.ts';
import { partOf } from './element.ts';
import { showFilters } from './filters.ts';
import { showExceptions, showFindings } from './findings.ts';
import { showFlow } from './flow.ts';
import { showFollow } from './follow.ts';
import { showOrder } from './order.ts';
import { PageState } from './page-state.ts';
import { Paper } from './paper.ts';

const state = new PageState(inventories());
const paper = new Paper();

showFilters(partOf('filters'), state);
const follow = partOf('follow-body');
const point = showFlow(follow, state, paper);
showFollow(follow, state, point);
showBindings(partOf('bindings-body'), state, paper);
showCalls(partOf('calls-body'), state);
showFindings(partOf('findings-body'), state);
showExceptions(partOf('exceptions-body'), state);
showOrder(partOf('order-body'), state);
document.documentElement.dataset.ready = '';

/** Names come from stores and from people: none of them may hide a part of itself or turn round what follows. */
function inventories(): readonly Inventory[] {
  const text = partOf('inventories').textContent ?? '[]';
  return JSON.parse(text, (_, value) =>
    typeof value === 'string' ? value.split('\n').map(visible).join('\n') : value,
  );
}
