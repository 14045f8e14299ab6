import type { Finding } from '../core/finding';
import type { Rule } from './rule';

const CODE = 'csi/token-requests';

/** A driver that hands out service account tokens serves no provider that fails on them. */
export const noTokenRequests: Rule = {
  codes: [CODE],
  *check({ driver, name, stores }): Iterable<Finding> {
    const failing = stores.filter(({ provider }) => provider.foreignTokens === 'break-mounts');
    const [first] = failing;
    if (driver.tokenAudiences.length === 0 || first === undefined) return;
    const { provider } = first;
    yield {
      code: CODE,
      severity: 'error',
      path: name,
      problem: `Cluster "${name}" asks for service account tokens (${driver.tokenAudiences.map((one) => `"${one}"`).join(', ')}) on driver "${driver.name}", and its pods read ${failing.map(({ address }) => address).join(', ')} through the same driver.`,
      cause: `Provider "${provider.name}" ${provider.version} fails every mount that carries a token (json: unknown field "csi.storage.k8s.io/serviceAccount.tokens").`,
      mend: 'Leave `tokenRequests` out (`tokenAudiences` of a driver managed elsewhere), or serve what needs tokens with a second driver under another name.',
    };
  },
};
