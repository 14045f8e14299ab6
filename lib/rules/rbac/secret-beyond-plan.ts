import type { JsonObject } from '../../core/json.ts';
import { describe, objectAt, objectsAt } from '../../core/manifest.ts';
import { type SecretRights, secretRightsOf } from '../../core/secret-rights.ts';
import type { ClusterView } from '../cluster-view.ts';
import { once } from '../once.ts';
import type { RenderedObject, Rule, RuleFinding } from '../rule.ts';

/** Nobody but its workloads is given a Secret of the plan; kubelet hands it to those without any right. */
export const plannedReaders: Rule = {
  code: 'rbac/secret-beyond-plan',
  severity: 'warning',
  *check(cluster): Iterable<RuleFinding> {
    const roles = once(() => rolesOf(cluster));
    const planned = once(() => plannedSecrets(cluster));
    for (const binding of ownBindings(cluster)) {
      const rights = rightsOf(binding, roles());
      if (rights === 'all' || rights.size === 0) continue;
      for (const secret of within(planned(), binding.identity.namespace, rights)) {
        const others = objectsAt(binding.manifest, 'subjects').filter((subject) => !isReader(subject, secret));
        if (others.length > 0) yield findingOf(binding, secret, others);
      }
    }
  },
};

/** A Secret of the plan. */
interface PlannedSecret {
  readonly namespace: string;
  readonly name: string;
  /** What it is there for, as a clause. */
  readonly purpose: string;
  /** ServiceAccounts of the workloads that it is brought to. */
  readonly accounts: ReadonlySet<unknown>;
}

function ownBindings(cluster: ClusterView): readonly RenderedObject[] {
  return ['ClusterRoleBinding', 'RoleBinding']
    .flatMap((kind) => cluster.ofKind('rbac.authorization.k8s.io', kind))
    .filter(({ unit }) => cluster.isOwnUnit(unit));
}

type Roles = ReadonlyMap<string, RenderedObject>;

function rolesOf(cluster: ClusterView): Roles {
  const roles = ['ClusterRole', 'Role'].flatMap((kind) => cluster.ofKind('rbac.authorization.k8s.io', kind));
  return new Map(roles.map((role) => [describe(role.identity), role]));
}

/** What a binding lets read; nothing where its role is not at hand. */
function rightsOf({ identity, manifest }: RenderedObject, roles: Roles): SecretRights {
  const { kind, name } = objectAt(manifest, 'roleRef');
  const namespace = kind === 'Role' ? identity.namespace : undefined;
  const role = roles.get(describe({ group: '', kind: String(kind), name: String(name), namespace }));
  return role === undefined ? NOTHING : secretRightsOf(role.manifest);
}

const NOTHING: ReadonlySet<string> = new Set();

/** @param namespace Undefined for the whole cluster. */
function within(
  planned: ReadonlyMap<string, PlannedSecret>,
  namespace: string | undefined,
  names: ReadonlySet<string>,
): readonly PlannedSecret[] {
  return namespace === undefined
    ? [...planned.values()].filter(({ name }) => names.has(name))
    : [...names].flatMap((name) => planned.get(`${namespace}/${name}`) ?? []);
}

/** By `<namespace>/<name>`. */
function plannedSecrets({ plan, stores, workloads }: ClusterView): ReadonlyMap<string, PlannedSecret> {
  const accounts = new Map(
    workloads.map(({ object: { identity }, pod }) => [describe(identity), pod.serviceAccountName ?? 'default']),
  );
  const secrets = new Map<string, PlannedSecret & { readonly accounts: Set<unknown> }>();
  for (const { secret, workload } of plan) {
    if (secret === undefined) continue;
    const { namespace } = workload;
    const reader = describe({ group: '', ...workload });
    const key = `${namespace}/${secret.name}`;
    const known = secrets.get(key) ?? {
      namespace,
      name: secret.name,
      purpose: `the plan brings to ${reader}`,
      accounts: new Set(),
    };
    secrets.set(key, known);
    known.accounts.add(accounts.get(reader));
  }
  for (const { address, credentials } of stores) {
    for (const { name, namespace } of credentials) {
      const key = `${namespace}/${name}`;
      const purpose = `signs in to ${address}`;
      if (!secrets.has(key)) secrets.set(key, { namespace, name, purpose, accounts: new Set() });
    }
  }
  return secrets;
}

function isReader({ kind, name, namespace }: JsonObject, secret: PlannedSecret): boolean {
  return kind === 'ServiceAccount' && namespace === secret.namespace && secret.accounts.has(name);
}

function findingOf(binding: RenderedObject, secret: PlannedSecret, others: readonly JsonObject[]): RuleFinding {
  const names = others.map(({ kind, name, namespace }) =>
    describe({
      group: '',
      kind: String(kind),
      name: String(name),
      ...(typeof namespace === 'string' && { namespace }),
    }),
  );
  return {
    path: binding.path,
    problem: `${describe(binding.identity)} lets ${names.join(', ')} read Secret "${secret.namespace}/${secret.name}", which ${secret.purpose}.`,
    cause: 'The plan, and every page that is made of it, would say that nobody else holds the value.',
    mend: 'Bind the property to the workload that needs it, and take the right away; kubelet reads Secrets of pods by itself.',
  };
}
