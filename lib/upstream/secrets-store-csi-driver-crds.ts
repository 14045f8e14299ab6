import type { JsonObject } from '../core/json.ts';

/** API group of both kinds. */
export const SECRETS_STORE_API_GROUP = 'secrets-store.csi.x-k8s.io';

/** A kind that the driver brings, with its structural schemas but without their descriptions. */
export interface SecretsStoreCrd {
  readonly kind: string;
  readonly singular: string;
  readonly plural: string;
  /** Schema of the served and stored version. */
  readonly v1: JsonObject;
  /** Schema of the deprecated version, still served. */
  readonly v1alpha1: JsonObject;
}

const STRING = { type: 'string' };
const STRING_MAP = { type: 'object', additionalProperties: STRING };

const SECRET_OBJECT = object({
  annotations: STRING_MAP,
  data: list(object({ key: STRING, objectName: STRING })),
  labels: STRING_MAP,
  secretName: STRING,
  type: STRING,
});
const CLASS_SPEC = object({ parameters: STRING_MAP, provider: STRING, secretObjects: list(SECRET_OBJECT) });

const POD_STATUS = root({
  status: object({
    mounted: { type: 'boolean' },
    objects: list(object({ id: STRING, version: STRING })),
    podName: STRING,
    secretProviderClassName: STRING,
    targetPath: STRING,
  }),
});

/**
 * The driver's two CRDs: namespaced, without printer columns, subresources, enums or required fields.
 *
 * Source: kubernetes-sigs/secrets-store-csi-driver `v1.6.0`, `charts/secrets-store-csi-driver/crds/`; unchanged since 1.4.8.
 */
export const SECRETS_STORE_CRDS: readonly SecretsStoreCrd[] = [
  {
    kind: 'SecretProviderClass',
    singular: 'secretproviderclass',
    plural: 'secretproviderclasses',
    v1: root({ spec: CLASS_SPEC, status: { type: 'object' } }),
    v1alpha1: root({
      spec: CLASS_SPEC,
      status: object({ byPod: list(object({ id: STRING, namespace: STRING })) }),
    }),
  },
  {
    kind: 'SecretProviderClassPodStatus',
    singular: 'secretproviderclasspodstatus',
    plural: 'secretproviderclasspodstatuses',
    v1: POD_STATUS,
    v1alpha1: POD_STATUS,
  },
];

function root(properties: JsonObject): JsonObject {
  return object({ apiVersion: STRING, kind: STRING, metadata: { type: 'object' }, ...properties });
}

function object(properties: JsonObject): JsonObject {
  return { type: 'object', properties };
}

function list(items: JsonObject): JsonObject {
  return { type: 'array', items };
}
