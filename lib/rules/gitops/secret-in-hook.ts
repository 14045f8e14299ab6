import { describe } from '../../core/manifest.ts';
import type { Rule, RuleFinding } from '../rule.ts';

/** What keeps a Secret is no hook, which each sync deletes. */
export const lastingSecrets: Rule = {
  code: 'gitops/secret-in-hook',
  severity: 'warning',
  *check(cluster): Iterable<RuleFinding> {
    for (const [group, kind] of KEEPERS) {
      for (const object of cluster.ofKind(group, kind)) {
        if (cluster.sync.stepOf(object)?.remade !== true) continue;
        yield {
          path: object.path,
          problem: `${describe(object.identity)} is a hook.`,
          cause:
            'Argo CD deletes it before it makes it again, and its Secret goes with it: for that time no pod that needs it starts.',
          mend: "Take the annotation away (argocd.argoproj.io/hook, helm.sh/hook), and let it come early by its wave: argocd.argoproj.io/sync-wave: '-1'.",
        };
      }
    }
  },
};

const KEEPERS: readonly (readonly [group: string, kind: string])[] = [
  ['external-secrets.io', 'ExternalSecret'],
  ['bitnami.com', 'SealedSecret'],
];
