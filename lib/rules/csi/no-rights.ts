import { describe } from '../../core/manifest.ts';
import { secretRight, tryAccount } from '../account-rights.ts';
import type { ClassView } from '../classes/classes.ts';
import type { ClusterView } from '../cluster-view.ts';
import type { CsiProviderSubject } from '../csi-provider-subject.ts';
import type { RenderedObject, Rule, RuleFinding } from '../rule.ts';

/** The driver and the providers that the fleet installs may touch the Secrets that classes name. */
export const driverRights: Rule = {
  code: 'csi/no-rights',
  severity: 'error',
  *check(cluster): Iterable<RuleFinding> {
    const mounted = cluster.classes().all.filter(({ volumes }) => volumes.length > 0);
    yield* unwritten(cluster, mounted);
    for (const provider of cluster.csiProviders.values()) yield* unread(cluster, provider, mounted);
  },
};

function* unwritten(cluster: ClusterView, mounted: readonly ClassView[]): Iterable<RuleFinding> {
  const syncing = mounted.filter(({ secretObjects }) => secretObjects.length > 0);
  const account = syncing.length === 0 ? undefined : tryAccount(cluster, cluster.addOns.driver);
  if (account === undefined) return;
  const mayWrite = secretRight(cluster, account, 'update');
  for (const { object, secretObjects } of syncing) {
    for (const { secretName } of secretObjects) {
      const { namespace = '' } = object.identity;
      if (mayWrite(namespace, String(secretName))) continue;
      yield {
        path: object.path,
        problem: `${describe(object.identity)} is to make Secret "${namespace}/${secretName}", which the driver of the fleet may not write.`,
        cause: `Its Roles name the Secrets of bindings: an event of the pod says FailedToCreateSecret (secrets "${secretName}" is forbidden), and the Secret is never made.`,
        mend: `Bind the property, which gives the right: delivery: Delivery.csiSynced(); or give ${describe(account.identity)} a Role for it.`,
      };
    }
  }
}

function* unread(
  cluster: ClusterView,
  provider: CsiProviderSubject,
  mounted: readonly ClassView[],
): Iterable<RuleFinding> {
  const names = provider.authSecretParameters;
  const account = names && tryAccount(cluster, provider);
  if (names === undefined || account === undefined) return;
  const mayRead = secretRight(cluster, account, 'get');
  for (const view of mounted) {
    if (view.provider !== provider) continue;
    const { [names.name]: name, [names.namespace]: namespace } = view.parameters;
    if (typeof name !== 'string' || typeof namespace !== 'string' || mayRead(namespace, name)) continue;
    yield unreadable(view, `${namespace}/${name}`, account);
  }
}

function unreadable({ object, providerName }: ClassView, secret: string, account: RenderedObject): RuleFinding {
  return {
    path: object.path,
    problem: `${describe(object.identity)} has provider "${providerName}" sign in with Secret "${secret}", which that may not read.`,
    cause:
      'The Roles of the fleet name the Secrets of bindings: every mount fails ("failed to get credentials", is forbidden), and the pod stays in ContainerCreating.',
    mend: `Bind a property of that environment, which gives the right; or give ${describe(account.identity)} a Role for it.`,
  };
}
