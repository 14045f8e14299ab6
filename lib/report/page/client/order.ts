import { groupBy } from '../../../core/group-by.ts';
import type { Inventory, InventoryUnit } from '../../../core/inventory.ts';
import { engineWords } from '../../words.ts';
import { amount } from '../model/text.ts';
import { element } from './element.ts';
import type { PageState } from './page-state.ts';
import { fillShortened } from './shortened.ts';

const MOST_UNITS = 20;
const MOST_NEEDS = 8;

/** For each cluster on show: what a person does before the first sync, and what is synced after what. */
export function showOrder(host: HTMLElement, state: PageState): void {
  state.watch(
    () => host.replaceChildren(...state.shownInventories.map(clusterOf)),
    () => state.filter.cluster,
  );
}

function clusterOf({ addOns, bootstrap, cluster, engine, kubernetes, stage, units }: Inventory): HTMLElement {
  const facts = [
    `Kubernetes ${kubernetes}`,
    ...(stage === undefined ? [] : [`stage ${stage}`]),
    `synced by ${engineWords(engine)}`,
    ...addOns.map(({ name, version }) => `${name} ${version}`),
  ];
  const made = element('div', { class: 'cluster' }, element('h3', {}, cluster), element('p', {}, facts.join(', ')));
  if (bootstrap.length > 0) {
    made.append(
      element('h4', {}, 'Once, by a person'),
      element('ol', {}, ...bootstrap.map((title) => element('li', {}, title))),
      element('p', { class: 'sub' }, element('code', {}, `${cluster}/BOOTSTRAP.md`), ' says how.'),
    );
  }
  const ranks = [...groupBy(units, ({ rank }) => rank)].sort(([a], [b]) => a - b);
  made.append(
    element('h4', {}, 'Then, by itself'),
    element('ol', {}, ...ranks.map(([, ofRank]) => element('li', {}, rankOf(ofRank)))),
  );
  return made;
}

function rankOf(units: readonly InventoryUnit[]): HTMLElement {
  const list = element('ul', { class: 'units' });
  fillShortened(list, units, MOST_UNITS, unitOf, (more) => element('li', {}, more));
  return list;
}

function unitOf({ dependsOn, name }: InventoryUnit): HTMLElement {
  if (dependsOn.length === 0) return element('li', {}, element('code', {}, name));
  const rest = dependsOn.length - MOST_NEEDS;
  const needs = [...dependsOn.slice(0, MOST_NEEDS), ...(rest > 0 ? [`${amount(rest)} more`] : [])];
  return element('li', {}, element('code', {}, name), element('span', { class: 'sub' }, `after ${needs.join(', ')}`));
}
