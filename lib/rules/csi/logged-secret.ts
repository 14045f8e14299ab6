import { describe, objectAt } from '../../core/manifest.ts';
import type { Rule, RuleFinding } from '../rule.ts';

/** No Secret is handed to a provider that writes it to its log. */
export const unloggedSecrets: Rule = {
  code: 'csi/logged-secret',
  severity: 'error',
  *check(cluster): Iterable<RuleFinding> {
    for (const { provider, volumes } of cluster.classes().all) {
      if (provider?.logsRequests !== true) continue;
      for (const { csi, object, volume } of volumes) {
        if (csi.nodePublishSecretRef === undefined) continue;
        const { name } = objectAt(csi, 'nodePublishSecretRef');
        yield {
          path: object.path,
          problem: `Volume "${volume}" of ${describe(object.identity)} hands Secret "${name}" to provider "${provider.name}" ${provider.version}.`,
          cause:
            'The provider writes each mount request to its log with all that is in the Secret, and reads none of it.',
          mend: 'Take nodePublishSecretRef off the volume: the provider signs in with the Secret that the class names.',
        };
      }
    }
  },
};
