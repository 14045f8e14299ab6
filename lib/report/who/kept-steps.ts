import type { Holding } from './holding.ts';
import { keptSecretWords } from './kept-secret-words.ts';
import { type Step, step } from './step.ts';

/** Secrets that ExternalSecrets of the program's own keep: nobody here knows who reads them. */
export function keptSteps({ clusters }: Holding): readonly Step[] {
  const items = clusters.flatMap(({ cluster, kept }) =>
    kept.map((value) => `${cluster}: ${keptSecretWords(value)}, kept by ExternalSecret ${value.externalSecret}`),
  );
  if (items.length === 0) return [];
  return [
    step(
      'See who reads the Secrets that belong to no binding',
      'An Ingress controller looks by itself; pods that read one as a variable are to be restarted too; a credential serves whoever signs in with it.',
      { items },
    ),
  ];
}
