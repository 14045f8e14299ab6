import { mountedStore } from '../mounted-store.ts';
import type { Rule, RuleFinding, StoreSubject } from '../rule.ts';

/** A driver that hands out service account tokens serves no provider that fails on them. */
export const tokenRequests: Rule = {
  code: 'csi/token-requests',
  severity: 'error',
  *check({ driver, name, stores }): Iterable<RuleFinding> {
    const mounted = stores.flatMap(mountedStore);
    const failing = mounted.filter(({ provider }) => provider.foreignTokens === 'break-mounts');
    const [first] = failing;
    if (driver.tokenAudiences.length === 0 || first === undefined) return;
    const { provider } = first;
    const asking = mounted.filter(({ provider: { tokenAudience } }) => tokenAudience !== undefined);
    yield {
      path: name,
      problem: `Cluster "${name}" asks for service account tokens (${driver.tokenAudiences.map((one) => `"${one}"`).join(', ')}) on driver "${driver.name}", and its pods read ${failing.map(({ address }) => address).join(', ')} through the same driver.`,
      cause: `Provider "${provider.name}" ${provider.version} fails every mount that carries a token (json: unknown field "csi.storage.k8s.io/serviceAccount.tokens").`,
      mend: waysOut(failing, asking),
    };
  },
};

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
