import type { DeliveryKind } from '../../../core/plan.ts';
import { deliveryWords } from '../../words.ts';
import { choicesOf, FACET_NAMES, type Facet } from '../model/filter.ts';
import { amount, count } from '../model/text.ts';
import { button, element } from './element.ts';
import type { PageState } from './page-state.ts';

const LABELS: Readonly<Record<Facet, string>> = {
  cluster: 'Cluster',
  namespace: 'Namespace',
  store: 'Store',
  delivery: 'Delivery',
  etcd: 'In etcd',
};

/** The search, a choice for each facet, and how many bindings they leave. */
export function showFilters(host: HTMLElement, state: PageState): void {
  const search = element('input', { id: 'filter-search', type: 'search', autocomplete: 'off', spellcheck: 'false' });
  search.addEventListener('input', () => state.narrow({ search: search.value }));
  const selects = FACET_NAMES.map((facet) => selectOf(facet, state));
  const status = element('p', { role: 'status' });
  const clear = button('Start over', () => {
    state.clear();
    // The button goes away, and would take the focus with it.
    search.focus();
  });
  const form = element(
    'form',
    { role: 'search', 'aria-label': 'Filter the page' },
    field('Search properties, workloads, Secrets', search),
    ...selects.map(({ facet, select }) => field(LABELS[facet], select)),
    element('div', { class: 'outcome' }, status, clear),
  );
  form.addEventListener('submit', (event) => event.preventDefault());
  host.append(form);
  state.watch(() => {
    if (search.value !== state.filter.search) search.value = state.filter.search;
    for (const { facet, select } of selects) select.value = state.filter[facet];
    clear.hidden = state.shown.length === state.rows.length && state.path.length === 0;
    status.textContent = outcomeOf(state);
  });
}

function selectOf(facet: Facet, state: PageState): { facet: Facet; select: HTMLSelectElement } {
  const select = element('select', { id: `filter-${facet}` }, element('option', { value: '' }, 'All'));
  for (const value of choicesOf(state.rows, facet)) {
    select.append(element('option', { value }, labelOf(facet, value)));
  }
  select.addEventListener('change', () => state.narrow({ [facet]: select.value }));
  return { facet, select };
}

function labelOf(facet: Facet, value: string): string {
  return facet === 'delivery' ? deliveryWords(value as DeliveryKind) : value;
}

function field(label: string, control: HTMLInputElement | HTMLSelectElement): HTMLElement {
  return element('div', { class: 'field' }, element('label', { for: control.id }, label), control);
}

function outcomeOf({ filter, rows, shown }: PageState): string {
  if (shown.length === rows.length) return `All ${count(rows.length, 'binding')}`;
  const chosen = FACET_NAMES.filter((facet) => filter[facet] !== '');
  const words = chosen.map((facet) => `${LABELS[facet].toLowerCase()} ${labelOf(facet, filter[facet])}`);
  const search = filter.search === '' ? [] : [`search “${filter.search}”`];
  return `${amount(shown.length)} of ${count(rows.length, 'binding')}: ${[...words, ...search].join(', ')}`;
}
