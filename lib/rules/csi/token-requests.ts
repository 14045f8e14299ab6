import { describe } from '../../core/manifest.ts';
import type { ClassView } from '../classes/classes.ts';
import type { ClusterView } from '../cluster-view.ts';
import { audiencesOf, tryDriver } from '../csi-driver.ts';
import { type MountedStore, mountedStore } from '../mounted-store.ts';
import type { Rule, RuleFinding, StoreSubject } from '../rule.ts';

/** A driver that hands out service account tokens serves no provider that fails on them. */
export const tokenRequests: Rule = {
  code: 'csi/token-requests',
  severity: 'error',
  *check(cluster): Iterable<RuleFinding> {
    const { driver, name, stores } = cluster;
    const audiences = new Set([...driver.tokenAudiences, ...audiencesOf(tryDriver(cluster) ?? {})]);
    if (audiences.size === 0) return;
    const mounted = stores.flatMap(mountedStore);
    const failing = mounted.filter(({ provider }) => provider.foreignTokens === 'break-mounts');
    const broken = failing[0] ?? brokenClass(cluster);
    if (broken === undefined) return;
    const { provider } = broken;
    const what =
      failing.length > 0 ? `read ${failing.map(({ address }) => address).join(', ')}` : `mount ${nameOf(broken)}`;
    const asking = mounted.filter(({ provider: { tokenAudience } }) => tokenAudience !== undefined);
    yield {
      path: name,
      problem: `Cluster "${name}" asks for service account tokens (${[...audiences].map((one) => `"${one}"`).join(', ')}) on driver "${driver.name}", and its pods ${what} through the same driver.`,
      cause: `Provider "${provider.name}" ${provider.version} fails every mount that carries a token (json: unknown field "csi.storage.k8s.io/serviceAccount.tokens").`,
      mend: waysOut(nameOf(broken), asking),
    };
  },
};

type BrokenClass = ClassView & { readonly provider: NonNullable<ClassView['provider']> };

/** A class that is written by hand, where no binding has told it. */
function brokenClass(cluster: ClusterView): BrokenClass | undefined {
  return cluster
    .classes()
    .all.find(
      (view): view is BrokenClass => view.provider?.foreignTokens === 'break-mounts' && view.volumes.length > 0,
    );
}

function nameOf(broken: MountedStore | BrokenClass): string {
  return 'address' in broken ? broken.address : describe(broken.object.identity);
}

function waysOut(breaking: string, asking: readonly StoreSubject[]): string {
  const [tokens] = asking;
  return [
    'Choose one of:',
    `- bring what ${breaking} holds through External Secrets Operator: delivery: Delivery.externalSecret();`,
    tokens === undefined
      ? '- leave `tokenRequests` out (`tokenAudiences` of a driver managed elsewhere);'
      : `- bring what ${tokens.address} holds through External Secrets Operator, which asks for its tokens itself;`,
    "- serve one of the two with a second driver under another name: driver: Driver.installed({ driverName: '…' }), see docs/how-to.md.",
  ].join('\n');
}
