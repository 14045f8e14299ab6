import type { Change } from '../../../lib/report/change/change';
import type { ChangeSummary } from '../../../lib/report/change/compare-trees';

/** A summary of which only the part matters that a test names. */
export function summary(props: Partial<ChangeSummary> = {}): ChangeSummary {
  return { files: 1, changes: [], objects: [], withoutInventory: [], ...props };
}

/** A workload of cluster `prod` that gains a property. */
export function gain(props: Partial<Change> = {}): Change {
  return {
    kind: 'access-widened',
    cluster: 'prod',
    subject: 'Deployment shop/checkout (main)',
    store: 'acme/shop/production',
    items: ['db.password'],
    ...props,
  };
}
