import { mountedStore } from '../mounted-store.ts';
import type { Rule, RuleFinding } from '../rule.ts';

/**
 * A provider that signs in with a token of its own gets one.
 *
 * A driver managed elsewhere asks for what its manager says; one of the fleet asks for what the bindings need.
 */
export const tokenAudiences: Rule = {
  code: 'csi/token-audience',
  severity: 'error',
  *check({ driver, name, stores }): Iterable<RuleFinding> {
    for (const { address, path, provider } of stores.flatMap(mountedStore)) {
      const { foreignTokens, tokenAudience } = provider;
      if (tokenAudience === undefined || driver.tokenAudiences.includes(tokenAudience)) continue;
      if (foreignTokens !== 'ignored' && driver.tokenAudiences.length === 0) continue;
      yield {
        path,
        problem: `Provider "${provider.name}" ${provider.version} signs in to ${address} with a token for "${tokenAudience}", and driver "${driver.name}" of cluster "${name}" asks for none.`,
        cause: 'Every mount would fail, because kubelet hands over the tokens only that the CSIDriver asks for.',
        mend: `Have the driver's manager add the audience to its tokenRequests, then say so: Driver.managedElsewhere({ tokenAudiences: ['${tokenAudience}'] }).`,
      };
    }
  },
};
