import type { Change, ChangeKind } from './change.ts';

/** How the parts of a sentence look where it is shown. */
export interface Markup {
  /** A name: of an object, a property, a store. */
  readonly name: (text: string) => string;
  /** Text that somebody wrote. */
  readonly prose: (text: string) => string;
  /** How many names a sentence lists before it counts the rest. */
  readonly mostNames: number;
}

/** Everything, as it is. */
export const PLAIN: Markup = { name: (text) => text, prose: (text) => text, mostNames: Number.POSITIVE_INFINITY };

/** A change in one sentence, without its cluster and its kind. */
export function sentenceOf(change: Change, markup: Markup = PLAIN): string {
  return SENTENCES[change.kind]({
    subject: markup.name(change.subject),
    title: markup.prose(change.subject),
    items: listed(change.items, markup),
    store: change.store && markup.name(change.store),
    before: change.before && markup.prose(change.before),
    after: change.after && markup.prose(change.after),
  });
}

interface Words {
  readonly subject: string;
  /** The subject where it is no name. */
  readonly title: string;
  /** Empty where there are none. */
  readonly items: string;
  readonly store?: string;
  readonly before?: string;
  readonly after?: string;
}

const SENTENCES: Readonly<Record<ChangeKind, (words: Words) => string>> = {
  'access-widened': ({ items, store, subject }) => {
    if (store === undefined) return `${subject} can read ${items}`;
    return items ? `${subject} gains ${items} of ${store}` : `${subject} can sign in to ${store}`;
  },
  'access-lost': ({ items, store, subject }) => {
    if (store === undefined) return `${subject} can no longer read ${items}`;
    return items ? `${subject} loses ${items} of ${store}` : `${subject} can no longer sign in to ${store}`;
  },
  'into-etcd': ({ items, store, subject }) => `${subject} will hold ${items} of ${store}`,
  'out-of-etcd': ({ items, store, subject }) => `${subject} no longer holds ${items} of ${store}`,
  'by-hand': ({ title }) => title,
  pruned: ({ after, items, subject }) => (after === undefined ? `${items} (${subject})` : `${items}: ${after}`),
  restart: ({ after, subject }) => `${subject}, ${after}`,
  'rule-fires': ({ after, subject }) => `${subject}: ${after}`,
  'exception-added': ({ after, subject }) => `${subject}: ${after}`,
  delivery: ({ after, before, items, store, subject }) =>
    `${subject}: ${items} of ${store} as ${after}, until now as ${before}`,
  rotation: ({ after, before, items, store, subject }) =>
    `${subject}: ${items} of ${store} ${after}, until now ${before}`,
  'add-on': ({ after, before, subject }) => {
    if (before === undefined) return `${subject} ${after} is installed`;
    return after === undefined ? `${subject} ${before} goes` : `${subject} ${before} becomes ${after}`;
  },
};

function listed(items: readonly string[], { mostNames, name }: Markup): string {
  const rest = items.length - mostNames;
  // One more name takes no more room than "and 1 more".
  if (rest <= 1) return items.map(name).join(', ');
  return `${items.slice(0, mostNames).map(name).join(', ')} and ${rest} more`;
}
