import type { Finding } from '../core/finding.ts';
import type { ClusterSubject, Rule, StoreSubject } from './rule.ts';

const CODE = 'csi/token-requests';
const MISSING = 'csi/token-audience';

/** A driver that hands out service account tokens serves no provider that fails on them, and those that need one get it. */
export const tokenRequests: Rule = {
  codes: [CODE, MISSING],
  *check({ driver, name, stores }): Iterable<Finding> {
    const mounted = stores.flatMap(({ provider, ...store }) => (provider ? [{ ...store, provider }] : []));
    yield* withoutOwnToken(driver, name, mounted);
    const failing = mounted.filter(({ provider }) => provider.foreignTokens === 'break-mounts');
    const [first] = failing;
    if (driver.tokenAudiences.length === 0 || first === undefined) return;
    const { provider } = first;
    const asking = mounted.filter(({ provider: { tokenAudience } }) => tokenAudience !== undefined);
    yield {
      code: CODE,
      severity: 'error',
      path: name,
      problem: `Cluster "${name}" asks for service account tokens (${driver.tokenAudiences.map((one) => `"${one}"`).join(', ')}) on driver "${driver.name}", and its pods read ${failing.map(({ address }) => address).join(', ')} through the same driver.`,
      cause: `Provider "${provider.name}" ${provider.version} fails every mount that carries a token (json: unknown field "csi.storage.k8s.io/serviceAccount.tokens").`,
      mend: waysOut(failing, asking),
    };
  },
};

/** A store that the driver reads. */
type MountedStore = StoreSubject & Required<Pick<StoreSubject, 'provider'>>;

function waysOut(failing: readonly StoreSubject[], asking: readonly StoreSubject[]): string {
  const [breaking] = failing;
  const [tokens] = asking;
  return [
    'Choose one of:',
    `- bring what ${breaking?.address} holds through External Secrets Operator: delivery: Delivery.externalSecret();`,
    tokens === undefined
      ? '- leave `tokenRequests` out (`tokenAudiences` of a driver managed elsewhere);'
      : `- bring what ${tokens.address} holds through External Secrets Operator, which asks for its tokens itself;`,
    "- serve one of the two with a second driver under another name: driver: Driver.installed({ driverName: '…' }), see docs/how-to.md.",
  ].join('\n');
}

/** A driver managed elsewhere asks for what its manager says; one of the fleet asks for what the bindings need. */
function* withoutOwnToken(
  driver: ClusterSubject['driver'],
  name: string,
  stores: readonly MountedStore[],
): Iterable<Finding> {
  for (const { address, path, provider } of stores) {
    const { foreignTokens, tokenAudience } = provider;
    if (tokenAudience === undefined || driver.tokenAudiences.includes(tokenAudience)) continue;
    if (foreignTokens !== 'ignored' && driver.tokenAudiences.length === 0) continue;
    yield {
      code: MISSING,
      severity: 'error',
      path,
      problem: `Provider "${provider.name}" ${provider.version} signs in to ${address} with a token for "${tokenAudience}", and driver "${driver.name}" of cluster "${name}" asks for none.`,
      cause: 'Every mount would fail, because kubelet hands over the tokens only that the CSIDriver asks for.',
      mend: `Have the driver's manager add the audience to its tokenRequests, then say so: Driver.managedElsewhere({ tokenAudiences: ['${tokenAudience}'] }).`,
    };
  }
}
