import type { Change } from './change.ts';
import type { FilePair } from './tree-pair.ts';

/** Name of the page in a cluster's folder. */
export const BOOTSTRAP_PAGE = 'BOOTSTRAP.md';

/** What to register anew: steps of a cluster's `BOOTSTRAP.md` that stay, and of which a fact or the command differs. */
export function registrationChanges(cluster: string, { base = '', head = '' }: FilePair = {}): Change[] {
  const before = registrationsIn(base);
  return [...registrationsIn(head)]
    .filter(([title, facts]) => before.has(title) && before.get(title) !== facts)
    .map(([title]) => ({ kind: 'by-hand', cluster, subject: `Do it again, as it has changed: ${title}`, items: [] }));
}

/** Facts and command of each registration, by title. A step that lists no facts is none: its text names who reads a Secret. */
function registrationsIn(page: string): ReadonlyMap<string, string> {
  const steps = page.split(/^## \d+\. /m).slice(1);
  return new Map(
    steps.flatMap((step) => {
      const [title = '', ...body] = step.split('\n');
      const facts = body.findIndex((line) => line.startsWith('- '));
      return facts < 0 ? [] : [[title, body.slice(facts).join('\n')] as const];
    }),
  );
}
