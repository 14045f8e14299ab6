import { isJsonObject, type Json, type JsonObject } from '../../core/json.ts';
import { PROVIDER_FREE_FORM_FIELDS, PROVIDER_REFERENCE_FIELDS } from '../../upstream/external-secrets-resources.ts';

/** A reference in `spec.provider` to a Secret, a ConfigMap or a ServiceAccount. */
export interface ProviderReference {
  /** Where it stands, for instance `pulumi.auth.accessToken.secretRef`. */
  readonly path: string;
  readonly kind: 'Secret' | 'ConfigMap' | 'ServiceAccount';
  readonly name: string;
  readonly namespace?: string;
  readonly key?: string;
}

/** Every reference in a provider's data. */
export function providerReferences(provider: JsonObject): readonly ProviderReference[] {
  return Object.entries(provider).flatMap(([key, value]) => referencesIn(value, key));
}

function referencesIn(value: Json | undefined, path: string): readonly ProviderReference[] {
  if (Array.isArray(value)) return value.flatMap((item, index) => referencesIn(item, `${path}[${index}]`));
  if (!isJsonObject(value)) return [];
  const reference = tryReference(value, path);
  if (reference) return [reference];
  return Object.entries(value)
    .filter(([key]) => !PROVIDER_FREE_FORM_FIELDS.has(key))
    .flatMap(([key, below]) => referencesIn(below, `${path}.${key}`));
}

function tryReference(value: JsonObject, path: string): ProviderReference | undefined {
  const { key, name, namespace, type } = value;
  if (typeof name !== 'string' || Object.keys(value).some((field) => !PROVIDER_REFERENCE_FIELDS.has(field)))
    return undefined;
  const kind = /serviceAccount(Ref)?$/i.test(path) ? 'ServiceAccount' : type === 'ConfigMap' ? 'ConfigMap' : 'Secret';
  return {
    path,
    kind,
    name,
    ...(typeof namespace === 'string' && { namespace }),
    ...(typeof key === 'string' && { key }),
  };
}
