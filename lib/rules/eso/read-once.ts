import { describe } from '../../core/manifest.ts';
import type { Rule, RuleFinding } from '../rule.ts';

/** An ExternalSecret that is read once says so (External Secrets Operator 2.9.0). */
export const periodicReads: Rule = {
  code: 'eso/read-once',
  severity: 'warning',
  toldBy: ['eso/refresh-interval'],
  *check(cluster): Iterable<RuleFinding> {
    for (const { object, spec } of cluster.externalSecrets().all) {
      const { refreshInterval, refreshPolicy = 'Periodic' } = spec;
      if (refreshPolicy !== 'Periodic' || !ZERO.has(String(refreshInterval))) continue;
      yield {
        path: object.path,
        problem: `${describe(object.identity)} has the refreshInterval "${refreshInterval}".`,
        cause:
          'The operator reads it once, and then ignores every change in the store and in the ExternalSecret itself: a new key is never there, and nothing says so.',
        mend: "If that is meant, say so: refreshPolicy: 'CreatedOnce'. If not, name a time: refreshInterval: 1h0m0s.",
      };
    }
  },
};

const ZERO: ReadonlySet<string> = new Set(['0', '0s', '0m', '0h', '0h0m0s', '0m0s']);
