import type { JsonObject } from '../core/json.ts';

const STRING = { type: 'string' };
const STRING_MAP = { type: 'object', additionalProperties: STRING };

/** Columns of `kubectl get sealedsecrets`. */
export const SEALED_SECRET_COLUMNS: readonly JsonObject[] = [
  { name: 'Status', type: 'string', jsonPath: '.status.conditions[0].message' },
  { name: 'Synced', type: 'string', jsonPath: '.status.conditions[0].status' },
  { name: 'Age', type: 'date', jsonPath: '.metadata.creationTimestamp' },
];

/**
 * The structural schema of SealedSecret, without its descriptions.
 *
 * Source: bitnami-labs/sealed-secrets `v0.36.6`, `schema-v1alpha1.yaml`.
 */
export const SEALED_SECRET_SCHEMA: JsonObject = {
  type: 'object',
  required: ['spec'],
  properties: {
    apiVersion: STRING,
    kind: STRING,
    metadata: { type: 'object' },
    spec: {
      type: 'object',
      required: ['encryptedData'],
      properties: {
        data: { type: 'string', format: 'byte' },
        encryptedData: { ...STRING_MAP, 'x-kubernetes-preserve-unknown-fields': true },
        template: object({
          data: { ...STRING_MAP, nullable: true },
          immutable: { type: 'boolean' },
          metadata: {
            ...object({
              annotations: STRING_MAP,
              finalizers: list(STRING),
              labels: STRING_MAP,
              name: STRING,
              namespace: STRING,
            }),
            nullable: true,
            'x-kubernetes-preserve-unknown-fields': true,
          },
          type: STRING,
        }),
      },
    },
    status: object({
      conditions: list({
        ...object({
          lastTransitionTime: { type: 'string', format: 'date-time' },
          lastUpdateTime: { type: 'string', format: 'date-time' },
          message: STRING,
          reason: STRING,
          status: STRING,
          type: STRING,
        }),
        required: ['status', 'type'],
      }),
      observedGeneration: { type: 'integer', format: 'int64' },
    }),
  },
};

function object(properties: JsonObject): JsonObject {
  return { type: 'object', properties };
}

function list(items: JsonObject): JsonObject {
  return { type: 'array', items };
}
