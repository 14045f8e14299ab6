import { isJsonObject, type Json, type JsonObject } from '../../../lib/core/json';

/**
 * Providers of a store whose fields the fleet writes and External Secrets Operator 1.3.2 does not have: `pulumi.auth` and
 * `aws.sessionTagsPolicy`, of 2.9.0.
 */
const NEWER_PROVIDERS: ReadonlySet<string> = new Set(['aws', 'pulumi']);

/** A store's definition in which {@link NEWER_PROVIDERS} take any field; any other definition as it is. */
export function withNewerFields(definition: JsonObject): JsonObject {
  return opened(definition, []) as JsonObject;
}

const ANYTHING: JsonObject = { type: 'object', 'x-kubernetes-preserve-unknown-fields': true };

/** The way to a provider's schema, behind which version it may be. */
const PROVIDERS = /\.openAPIV3Schema\.properties\.spec\.properties\.provider\.properties\.(\w+)$/;

function opened(value: Json | undefined, way: readonly string[]): Json | undefined {
  const [, provider = ''] = PROVIDERS.exec(`.${way.join('.')}`) ?? [];
  if (NEWER_PROVIDERS.has(provider)) return ANYTHING;
  if (Array.isArray(value)) return value.map((item: Json) => opened(item, way) ?? null);
  if (!isJsonObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, opened(item, [...way, key])]));
}
