import { isJsonObject, type JsonObject } from '../../lib/core/json';
import { objectAt, objectsAt } from '../../lib/core/manifest';
import fleet from '../../main';
import { type CommittedObject, objects } from './committed';

/**
 * Lists that an informer needs to start; RBAC knows no narrower way. A list shows values, so these three read every Secret:
 * the one thing that stays wide, and docs/upstream-differences.md says so.
 */
const INFORMERS = ['external-secrets-controller', 'secretprovidersyncing-role', 'secrets-unsealer'];

const secretRules = objects
  .filter(({ identity }) => identity.kind === 'Role' || identity.kind === 'ClusterRole')
  .flatMap((object) =>
    objectsAt(object.manifest, 'rules')
      .filter((rule) => listAt(rule, 'resources').some((resource) => resource === 'secrets' || resource === '*'))
      .map((rule) => ({ object, rule })),
  );

test('there are rights to Secrets to look at', () => {
  expect(secretRules.length).toBeGreaterThan(5);
});

test('every Role reads and changes Secrets by name, and none that the plan does not name', () => {
  const beyond = secretRules
    .filter(({ rule }) => listAt(rule, 'verbs').some((verb) => !['create', 'list', 'watch'].includes(verb)))
    .flatMap(({ object, rule }) =>
      (listAt(rule, 'resourceNames').length === 0 ? ['*'] : listAt(rule, 'resourceNames'))
        .filter((name) => !plannedSecrets(object).has(`${object.identity.namespace}/${name}`))
        .map((name) => `${object.path}: ${name}`),
    );

  expect(beyond).toEqual([]);
});

test('only informers list Secrets, and none of them may get one that it does not need', () => {
  const listing = secretRules
    .filter(({ rule }) => listAt(rule, 'verbs').some((verb) => verb === 'list' || verb === 'watch'))
    .filter(({ object }) => object.identity.namespace === undefined);

  expect(listing.filter(({ object }) => !INFORMERS.includes(object.identity.name))).toEqual([]);
  expect(
    listing.flatMap(({ rule }) => listAt(rule, 'verbs')).filter((verb) => !['list', 'watch'].includes(verb)),
  ).toEqual([]);
});

test('ServiceAccount tokens are asked for by name', () => {
  const unnamed = objects
    .filter(({ identity }) => identity.kind === 'Role' || identity.kind === 'ClusterRole')
    .flatMap(({ manifest, path }) =>
      objectsAt(manifest, 'rules')
        .filter((rule) => listAt(rule, 'resources').includes('serviceaccounts/token'))
        .filter((rule) => listAt(rule, 'resourceNames').length === 0)
        .map(() => path),
    );

  expect(unnamed).toEqual([]);
});

test('no ClusterSecretStore is without conditions', () => {
  const open = objects
    .filter(({ identity }) => identity.kind === 'ClusterSecretStore')
    .filter(({ manifest }) => objectsAt(objectAt(manifest, 'spec'), 'conditions').length === 0);

  expect(open).toEqual([]);
});

/** `<namespace>/<name>` of the Secrets that a cluster's plan, its add-ons and its stores name. */
function plannedSecrets({ cluster }: CommittedObject): ReadonlySet<string> {
  const plan = fleet.render().plans.find((one) => one.cluster === cluster)?.bindings ?? [];
  const planned = plan.flatMap(({ secret, workload }) => (secret ? [`${workload.namespace}/${secret.name}`] : []));
  const credentials = objects
    .filter((object) => object.cluster === cluster && object.identity.kind === 'SecretProviderClass')
    .map(({ manifest }) => objectAt(objectAt(manifest, 'spec'), 'parameters'))
    .map(({ authSecretName, authSecretNamespace }) => `${authSecretNamespace}/${authSecretName}`);
  const own = objects
    .filter((object) => object.cluster === cluster && object.identity.kind === 'Secret')
    .map(({ identity }) => `${identity.namespace}/${identity.name}`);
  return new Set([...planned, ...credentials, ...own]);
}

function listAt(rule: JsonObject, field: string): readonly string[] {
  const list = isJsonObject(rule) ? rule[field] : undefined;
  return Array.isArray(list) ? list.map(String) : [];
}
