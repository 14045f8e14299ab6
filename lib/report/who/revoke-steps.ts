import type { Holding } from './holding.ts';
import { type Step, step } from './step.ts';

/** Where all of a store has leaked, what opens it comes first; none where one property has, or nobody signs in with a Secret. */
export function credentialSteps({ clusters, question }: Holding): readonly Step[] {
  if (question.property !== undefined) return [];
  const items = clusters.flatMap(({ cluster, readers }) =>
    readers.flatMap(({ credentials, name }) =>
      credentials.map(
        (secret) => `${cluster}: Secret ${secret.namespace}/${secret.name}, key ${secret.key}, for ${name}`,
      ),
    ),
  );
  if (items.length === 0) return [];
  return [
    step(
      'Replace what opens the store',
      'Whoever has one of these reads every new value too. Make a new one, put it into the Secret as BOOTSTRAP.md of the cluster says, and revoke the old one.',
      { items },
    ),
  ];
}

/** End the old value. */
export function revokeStep({ clusters }: Holding): Step {
  const inEtcd = clusters.some(({ secrets }) => secrets.length > 0);
  return step(
    'Revoke the old value where it was made',
    [
      'Until then the leak is open: older versions of the store still have it',
      inEtcd ? ', and so have backups of etcd.' : '.',
      ' If somebody uses it now, do this first: pods fail until they have the new one.',
    ].join(''),
  );
}
