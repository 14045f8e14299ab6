import { EXTERNAL_SECRETS_OPERATOR as UPSTREAM } from '../upstream/external-secrets-operator.ts';
import { COMPARED_USE } from './external-secrets-operator-options.ts';
import type { FieldPattern, ListedDifference, ValuePattern } from './listed-difference.ts';

const RBAC = 'rbac.authorization.k8s.io';
const LEASES = 'coordination.k8s.io/leases';
const TARGETS = COMPARED_USE.writes[0].namespace;
const EDIT = ['create', 'delete', 'deletecollection', 'patch', 'update'];
const { controllerRole: CONTROLLER, leaderElectionRole: LEADER, leases, names } = UPSTREAM;

/** How the rights of our External Secrets Operator differ from chart 2.9.0, on purpose. */
export const EXTERNAL_SECRETS_OPERATOR_RIGHTS: readonly ListedDifference[] = [
  {
    id: 'operator/rights-by-name',
    summary:
      'The controller lists Secrets cluster-wide. It gets, changes and deletes those that it is told of, reads ConfigMaps and asks for tokens by name, and creates Secrets in their namespaces; all with a Role a namespace.',
    reason:
      'Without the list its informers never start and the process ends. A list holds values, so the operator can still read every Secret of the cluster, but change only those it is for.',
    fields: [
      upstreamVerbs(CONTROLLER, 'core/secrets', ['create', 'delete', 'get', 'patch', 'update']),
      upstreamVerbs(CONTROLLER, 'core/configmaps', ['get', 'list', 'watch']),
      upstreamVerbs(CONTROLLER, 'core/serviceaccounts/token', ['create']),
      ...ourRole(CONTROLLER, TARGETS, 'external-secrets', [
        ['rules[core/secrets].verbs[create]', 'create'],
        ['rules[core/secrets#2].verbs[*]', ['delete', 'get', 'patch', 'update']],
        ['rules[core/secrets#2].resourceNames[*]', COMPARED_USE.writes[0].names],
        ['rules[core/secrets#3].verbs[get]', 'get'],
        ['rules[core/secrets#3].resourceNames[*]', COMPARED_USE.reads[0].name],
        ['rules[core/configmaps].verbs[get]', 'get'],
        ['rules[core/configmaps].resourceNames[*]', COMPARED_USE.reads[1].name],
        ['rules[core/serviceaccounts/token].verbs[create]', 'create'],
        ['rules[core/serviceaccounts/token].resourceNames[*]', COMPARED_USE.serviceAccounts[0].name],
      ]),
    ],
  },
  {
    id: 'operator/cert-controller-own-secret',
    summary:
      'The cert-controller reads and changes its one Secret, with a Role; upstream lets it read every Secret of the cluster.',
    reason: 'It takes Secrets out of its cache, so that it gets just that one.',
    fields: [
      upstreamVerbs(names.certController, 'core/secrets', ['get', 'list', 'watch']),
      upstreamVerbs(names.certController, 'core/secrets#2', ['patch', 'update']),
      {
        kind: 'ClusterRole',
        name: names.certController,
        field: 'rules[core/secrets#2].resourceNames[*]',
        upstream: names.webhook,
      },
      ...ourRole(names.certController, /./, names.certController, [
        ['rules[core/secrets].verbs[*]', ['get', 'patch', 'update']],
        ['rules[core/secrets].resourceNames[*]', names.webhook],
      ]),
    ],
  },
  {
    id: 'operator/no-endpoints',
    summary: 'The cert-controller may not read Endpoints.',
    reason: 'It asks for EndpointSlices (2.9.0).',
    fields: [upstreamVerbs(names.certController, 'core/endpoints', ['get', 'list', 'watch'])],
  },
  {
    id: 'operator/leases-by-name',
    summary:
      "Rights to elect a leader exist where there are several pods, for the one Lease, in the operator's namespace.",
    reason:
      'Upstream has them always, the cert-controller for every Lease of the cluster, and the controller for ConfigMaps too, which 2.9.0 does not lock with.',
    fields: [
      upstreamVerbs(names.certController, LEASES, ['create', 'get', 'patch', 'update']),
      ...ours('Role', names.certController, [
        [`rules[${LEASES}].verbs[create]`, 'create'],
        [`rules[${LEASES}#2].verbs[*]`, ['get', 'patch', 'update']],
        [`rules[${LEASES}#2].resourceNames[*]`, leases.certController],
      ]),
      ...ours('Role', LEADER, [
        [`rules[${LEASES}#2].verbs[*]`, ['get', 'patch', 'update']],
        [`rules[${LEASES}#2].resourceNames[*]`, leases.controller],
      ]),
      ...upstreams('Role', LEADER, [
        [`rules[${LEASES}].verbs[*]`, ['create', 'get', 'patch', 'update']],
        ['rules[core/configmaps].verbs[*]', ['get', 'patch', 'update']],
        ['rules[core/configmaps].resourceNames[*]', leases.controller],
        ['rules[core/configmaps#2].verbs[create]', 'create'],
      ]),
      ...upstreams('RoleBinding', LEADER, [
        ['roleRef.apiGroup', RBAC],
        ['roleRef.kind', 'Role'],
        ['roleRef.name', LEADER],
        [`subjects[${names.controller}].kind`, 'ServiceAccount'],
        [`subjects[${names.controller}].namespace`, /./],
      ]),
      ...upstreams(['Role', 'RoleBinding'], LEADER, [
        ['apiVersion', `${RBAC}/v1`],
        ['kind', ['Role', 'RoleBinding']],
        ['metadata.name', LEADER],
        ['metadata.namespace', /./],
        ['metadata.labels[app.kubernetes.io/*]', /./],
      ]),
    ],
  },
  {
    id: 'operator/aggregated-kinds',
    summary:
      'The view role reads every kind, also ClusterExternalSecret and STSSessionToken; the edit role writes the kinds of a namespace, also STSSessionToken, and no cluster-scoped ones.',
    reason: "Upstream forgot the two. A cluster-scoped store or generator serves namespaces that are not the editor's.",
    fields: [
      ourVerbs('external-secrets-view', 'external-secrets.io/clusterexternalsecrets', ['get', 'list', 'watch']),
      ourVerbs('external-secrets-view', 'generators.external-secrets.io/stssessiontokens', ['get', 'list', 'watch']),
      ourVerbs('external-secrets-edit', 'generators.external-secrets.io/stssessiontokens', EDIT),
      upstreamVerbs('external-secrets-edit', 'external-secrets.io/clusterpushsecrets', EDIT),
      upstreamVerbs('external-secrets-edit', 'external-secrets.io/clustersecretstores', EDIT),
      upstreamVerbs('external-secrets-edit', 'generators.external-secrets.io/clustergenerators', EDIT),
    ],
  },
];

type Field = readonly [field: string, value: ValuePattern];

function upstreamVerbs(name: string, resource: string, verbs: readonly string[]): FieldPattern {
  return { kind: 'ClusterRole', name, field: `rules[${resource}].verbs[*]`, upstream: verbs };
}

function ourVerbs(name: string, resource: string, verbs: readonly string[]): FieldPattern {
  return { kind: 'ClusterRole', name, field: `rules[${resource}].verbs[*]`, ours: verbs };
}

/** A Role that upstream does not have, and its binding to a component's ServiceAccount of the operator's namespace. */
function ourRole(
  name: string,
  namespace: ValuePattern,
  account: string,
  rules: readonly Field[],
): readonly FieldPattern[] {
  return [
    ...ours(['Role', 'RoleBinding'], name, [
      ['apiVersion', `${RBAC}/v1`],
      ['kind', ['Role', 'RoleBinding']],
      ['metadata.name', name],
      ['metadata.namespace', namespace],
      ['metadata.labels[app.kubernetes.io/*]', /./],
    ]),
    ...ours('Role', name, rules),
    ...ours('RoleBinding', name, [
      ['roleRef.apiGroup', RBAC],
      ['roleRef.kind', 'Role'],
      ['roleRef.name', name],
      [`subjects[${account}].kind`, 'ServiceAccount'],
      [`subjects[${account}].namespace`, /./],
    ]),
  ];
}

function ours(kind: string | readonly string[], name: string, fields: readonly Field[]): readonly FieldPattern[] {
  return fields.map(([field, value]) => ({ kind, name, field, ours: value }));
}

function upstreams(kind: string | readonly string[], name: string, fields: readonly Field[]): readonly FieldPattern[] {
  return fields.map(([field, value]) => ({ kind, name, field, upstream: value }));
}
