import { describe } from '../../core/manifest.ts';
import { syncedSecretsOf } from '../classes/synced-secrets.ts';
import type { Reference, Use } from '../references/reference.ts';
import type { Rule, RuleFinding } from '../rule.ts';

/** Whoever mounts nothing reads no Secret that comes with mounts. */
export const mountingReaders: Rule = {
  code: 'csi/consumer-is-no-pod',
  severity: 'warning',
  *check(cluster): Iterable<RuleFinding> {
    for (const { madeBy, name, references, volumes } of syncedSecretsOf(cluster)) {
      const mounter = volumes[0]?.object;
      for (const reference of references) {
        const does = DOES[reference.use];
        if (does === undefined || mounter === undefined) continue;
        yield {
          path: reference.from.path,
          problem: `${describe(reference.from.identity)} ${does} Secret "${name}", which is there only while pods mount ${describe(madeBy.object.identity)}.`,
          cause: `The driver makes it once a pod of ${describe(mounter.identity)} runs, and it goes with the last workload that mounts the class. ${until(reference)}`,
          mend: 'Have External Secrets Operator make the Secret, which needs no pod: new ExternalSecret(unit, id, { … }).',
        };
      }
    }
  },
};

/** What those do that are no pods. Images are pulled for pods, whoever names the Secret. */
const DOES: { readonly [One in Use]?: string } = {
  credential: 'signs in with',
  push: 'pushes',
  template: 'renders a template of',
  tls: 'serves the certificate of',
};

function until({ use }: Reference): string {
  return use === 'tls'
    ? "Until then, clients get the controller's own certificate."
    : 'Until then, it fails and is tried again.';
}
