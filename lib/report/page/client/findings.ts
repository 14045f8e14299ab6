import { byCodeUnit } from '../../../core/compare.ts';
import type { Finding } from '../../../core/finding.ts';
import { groupBy } from '../../../core/group-by.ts';
import type { InventoryException } from '../../../core/inventory.ts';
import { count } from '../model/text.ts';
import { element } from './element.ts';
import type { PageState } from './page-state.ts';
import { fillShortened } from './shortened.ts';

const MOST_OF_ONE = 10;

const SEVERITIES = ['error', 'warning', 'note'] as const;

/** What the rules say about the clusters on show, the weightiest first, by code. */
export function showFindings(host: HTMLElement, state: PageState): void {
  const show = () => {
    const findings = state.shownInventories.flatMap((inventory) => inventory.findings);
    const groups = SEVERITIES.flatMap((severity) => {
      const ofSeverity = findings.filter((finding) => finding.severity === severity);
      return sorted(groupBy(ofSeverity, ({ code }) => code)).map(([code, group]) => ({ severity, code, group }));
    });
    host.replaceChildren(
      ...(groups.length === 0 ? [element('p', {}, 'None.')] : []),
      ...groups.map(({ code, group, severity }) =>
        groupOf(code, group, findingOf, element('span', { class: `severity ${severity}` }, severity)),
      ),
    );
  };
  state.watch(show, () => state.filter.cluster);
}

/** The findings that the program accepts, by code. */
export function showExceptions(host: HTMLElement, state: PageState): void {
  const show = () => {
    const groups = groupBy(
      state.shownInventories.flatMap(({ exceptions }) => exceptions),
      ({ code }) => code,
    );
    host.replaceChildren(
      ...(groups.size === 0 ? [element('p', {}, 'None.')] : []),
      ...sorted(groups).map(([code, group]) => groupOf(code, group, exceptionOf)),
    );
  };
  state.watch(show, () => state.filter.cluster);
}

function sorted<Thing>(groups: ReadonlyMap<string, Thing>): readonly (readonly [string, Thing])[] {
  return [...groups].sort(([a], [b]) => byCodeUnit(a, b));
}

function groupOf<Item>(
  code: string,
  items: readonly Item[],
  render: (item: Item) => HTMLElement,
  ...before: readonly Node[]
): HTMLElement {
  const list = element('ul', { class: 'findings' });
  fillShortened(list, items, MOST_OF_ONE, render, (more) => element('li', {}, more));
  const number = element('span', { class: 'number' }, count(items.length, 'place'));
  return element('div', { class: 'group' }, element('h3', {}, ...before, element('code', {}, code), number), list);
}

function findingOf({ cause, mend, path, problem }: Finding): HTMLElement {
  return element(
    'li',
    {},
    element('p', {}, element('code', {}, path), ' ', problem),
    element('p', { class: 'sub' }, cause),
    element('p', {}, mend),
  );
}

function exceptionOf({ because, findings, path }: InventoryException): HTMLElement {
  const accepted = `Accepts ${count(findings.length, 'finding')}: ${findings.map(({ problem }) => problem).join(' ')}`;
  return element(
    'li',
    {},
    element('p', {}, element('code', {}, path), ` because ${because.replace(/^because /, '')}`),
    element('p', { class: 'sub' }, findings.length === 0 ? 'Accepts nothing: no rule says anything there.' : accepted),
  );
}
