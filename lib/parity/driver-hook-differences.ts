import type { FieldPattern, ListedDifference, ValuePattern } from './listed-difference.ts';

const UPGRADE = /(^|-)upgrade-crds$/;
const EITHER = /(^|-)(upgrade|keep)-crds$/;
const CRD_RULE = 'rules[apiextensions.k8s.io/customresourcedefinitions].verbs';
const JOB_POD = 'spec.template.spec';
const CONTAINER = `${JOB_POD}.containers[*]`;

/** Objects that exist only because Helm does not upgrade CRDs, field by field, so that other hooks are noticed. */
export const HOOK_DIFFERENCE: ListedDifference = {
  id: 'driver/no-crd-hooks',
  summary:
    'The two hook Jobs that apply and keep the CRDs are left out, with their ServiceAccounts and cluster-wide roles.',
  reason:
    'They exist because Helm does not upgrade CRDs. Here the CRDs are plain objects that the GitOps engine applies.',
  fields: [
    ...hook(
      ['ServiceAccount', 'ClusterRole', 'ClusterRoleBinding', 'Job'],
      [
        ['apiVersion', ['v1', 'rbac.authorization.k8s.io/v1', 'batch/v1']],
        ['kind', /./],
        ['metadata.name', EITHER],
        ['metadata.namespace', /./],
        ['metadata.labels.app', 'secrets-store-csi-driver'],
        ['metadata.labels[app.kubernetes.io/*]', /./],
        ['metadata.labels[helm.sh/chart]', /^secrets-store-csi-driver-/],
        ['metadata.annotations[helm.sh/hook]', /^pre-(install|upgrade)(,pre-upgrade)?$/],
        ['metadata.annotations[helm.sh/hook-weight]', /^\d+$/],
        ['metadata.annotations[helm.sh/hook-delete-policy]', 'hook-succeeded,before-hook-creation'],
      ],
    ),
    ...hook(
      'ClusterRole',
      ['get', 'patch'].map((verb) => [`${CRD_RULE}[${verb}]`, verb]),
    ),
    ...hook(
      'ClusterRole',
      ['create', 'update'].map((verb) => [`${CRD_RULE}[${verb}]`, verb]),
      UPGRADE,
    ),
    ...hook('ClusterRoleBinding', [
      ['roleRef.apiGroup', 'rbac.authorization.k8s.io'],
      ['roleRef.kind', 'ClusterRole'],
      ['roleRef.name', EITHER],
      ['subjects[*-crds].kind', 'ServiceAccount'],
      ['subjects[*-crds].namespace', /./],
    ]),
    ...hook('Job', [
      ['spec.backoffLimit', 3],
      ['spec.template.metadata.name', EITHER],
      [`${JOB_POD}.serviceAccountName`, EITHER],
      [`${JOB_POD}.restartPolicy`, 'Never'],
      [`${JOB_POD}.nodeSelector[kubernetes.io/os]`, 'linux'],
      [`${JOB_POD}.tolerations[0].operator`, 'Exists'],
      [`${CONTAINER}.image`, /\/csi-secrets-store\/driver-crds:v1\.6\.0$/],
      [`${CONTAINER}.imagePullPolicy`, 'IfNotPresent'],
      [`${CONTAINER}.args[*]`, ['apply', '-f', 'crds/', 'patch', 'crd', '-p']],
      [
        `${CONTAINER}.args[secretproviderclass*]`,
        /^secretproviderclass(es|podstatuses)\.secrets-store\.csi\.x-k8s\.io$/,
      ],
      [`${CONTAINER}.args[{**}]`, /^\{.*"helm\.sh\/resource-policy": "keep".*\}$/],
    ]),
  ],
};

type UpstreamField = readonly [field: string, value: ValuePattern];

function hook(kind: string | readonly string[], fields: readonly UpstreamField[], name = EITHER): FieldPattern[] {
  return fields.map(([field, upstream]) => ({ kind, name, field, upstream }));
}
