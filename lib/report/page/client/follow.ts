import { type Choice, type Path, rowsAlong, STEP_COUNT, type Step, stepsOf } from '../model/path.ts';
import { amount, count } from '../model/text.ts';
import { button, element } from './element.ts';
import type { PageState } from './page-state.ts';
import { sentenceOf } from './sentence.ts';
import { fillShortened } from './shortened.ts';

const MOST_CHOICES = 100;

/**
 * One list a step: what is chosen in it opens the next, up to one where there is a choice.
 *
 * Each list is one stop of the Tab key, and the arrow keys move in it and between them.
 *
 * @param point Told of the way that has the focus, and of nothing when none has it.
 */
export function showFollow(host: HTMLElement, state: PageState, point: (path?: Path) => void): void {
  const steps = element('ol', { class: 'steps' });
  const end = element('div', { class: 'end', role: 'status' });
  const lists: HTMLElement[] = [];
  host.prepend(steps, end);

  state.watch(() => {
    lists.length = 0;
    steps.replaceChildren(...stepsOf(state.shown, state.path).map(stepOf));
    lists.forEach(scrollToChosen);
    const isWhole = state.path.length === STEP_COUNT;
    end.replaceChildren(...(isWhole ? rowsAlong(state.shown, state.path).map(sentenceOf) : []));
  });
  steps.addEventListener('focusout', () => point());
  steps.addEventListener('keydown', (event) => {
    if (move(event)) event.preventDefault();
  });

  function stepOf({ choices, name }: Step, index: number, all: readonly Step[]): HTMLElement {
    const id = `step-${index}`;
    const list = element('ul', { 'aria-labelledby': id });
    lists.push(list);
    const chosen = choices.findIndex(({ label }) => label === state.path[index]);
    const most = chosen < MOST_CHOICES ? MOST_CHOICES : choices.length;
    const tabStop = Math.max(chosen, 0);
    fillShortened(
      list,
      choices.map((choice, at) => ({ choice, isTabStop: at === tabStop })),
      most,
      ({ choice, isTabStop }) => element('li', {}, choiceOf(choice, index, isTabStop)),
      (more) => element('li', {}, more),
    );
    const number = element('span', { class: 'number' }, choices.length > 0 ? amount(choices.length) : '');
    const nothing = element('p', { class: 'sub' }, index > state.path.length + 1 ? '' : reasonFor(all[index - 1]));
    return element('li', {}, element('h3', { id }, name, ' ', number), choices.length > 0 ? list : nothing);
  }

  function choiceOf({ bindings, label }: Choice, index: number, isTabStop: boolean): HTMLElement {
    const path = [...state.path.slice(0, index), label];
    const isChosen = state.path[index] === label;
    const made = button(label, () => choose(path), {
      tabindex: isTabStop ? '0' : '-1',
      title: count(bindings, 'binding'),
      'aria-current': isChosen ? 'true' : false,
    });
    made.addEventListener('focus', () => point(path));
    return made;
  }

  function choose(path: Path): void {
    state.follow(path);
    tabStopOf(Math.min(state.path.length, STEP_COUNT - 1))?.focus();
  }

  function tabStopOf(index: number): HTMLButtonElement | undefined {
    return lists[index]?.querySelector<HTMLButtonElement>('[tabindex="0"]') ?? undefined;
  }

  /** Whether the key was one of ours. */
  function move({ key, target }: KeyboardEvent): boolean {
    const from = target as HTMLButtonElement;
    const index = lists.findIndex((list) => list.contains(from));
    const buttons = [...(lists[index]?.querySelectorAll('button') ?? [])];
    const at = buttons.indexOf(from);
    if (at < 0) return false;
    if (key === 'ArrowRight') from.click();
    else if (key === 'ArrowLeft') tabStopOf(index - 1)?.focus();
    else if (key === 'ArrowDown') stopAt(buttons, at + 1);
    else if (key === 'ArrowUp') stopAt(buttons, at - 1);
    else if (key === 'Home') stopAt(buttons, 0);
    else if (key === 'End') stopAt(buttons, buttons.length - 1);
    else return false;
    return true;
  }
}

/** Why a step has no choices. */
function reasonFor(before: Step | undefined): string {
  return before === undefined ? 'None.' : `Choose a ${before.name.toLowerCase()}.`;
}

/** A list that is drawn anew begins at its top again. */
function scrollToChosen(list: HTMLElement): void {
  const chosen = list.querySelector<HTMLElement>('[aria-current]');
  if (chosen) list.scrollTop = chosen.offsetTop - list.offsetTop - (list.clientHeight - chosen.offsetHeight) / 2;
}

/** Moves the focus, and the place where Tab comes back to. */
function stopAt(buttons: readonly HTMLButtonElement[], at: number): void {
  const next = buttons[at];
  if (!next) return;
  for (const one of buttons) one.tabIndex = one === next ? 0 : -1;
  next.focus();
}
