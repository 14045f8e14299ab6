import type {
  ExternalSecretSpec,
  ExternalSecretSpecData,
  ExternalSecretSpecDataFrom,
  ExternalSecretSpecTargetTemplate,
  ExternalSecretSpecTargetTemplateTemplateFrom,
} from '../../../imports/external-secrets.io.ts';
import { isUnavailable, type Property, type RemoteRef } from '../../stores/store.ts';
import { EXTERNAL_SECRET_DEFAULTS as DEFAULTS } from '../../upstream/external-secrets-resources.ts';
import type {
  ExternalSecretData,
  ExternalSecretDataFrom,
  ExternalSecretOptions,
  FoundObjects,
  TemplateSource,
} from './external-secret-options.ts';
import type { Plain } from './plain.ts';
import { formatApiDuration } from './refresh.ts';
import type { SecretStoreRef } from './secret-store-ref.ts';

/**
 * `spec` of an ExternalSecret with everything that the API server would add, so that Git and the cluster stay alike.
 *
 * `template` is always there: without one, the operator copies labels and annotations of the ExternalSecret to the Secret,
 * those of the GitOps engine among them, which would then prune it.
 */
export function externalSecretSpec(options: ExternalSecretOptions, secretName: string): Plain<ExternalSecretSpec> {
  const { data = [], dataFrom = [], refresh, store } = options;
  return {
    ...(data.length > 0 && { data: data.map(toData) }),
    ...(dataFrom.length > 0 && { dataFrom: dataFrom.map(toDataFrom) }),
    refreshInterval: refreshInterval(refresh),
    ...(refresh === 'once' && { refreshPolicy: 'CreatedOnce' }),
    secretStoreRef: toStoreRef(store),
    target: {
      creationPolicy: options.creationPolicy ?? DEFAULTS.creationPolicy,
      deletionPolicy: options.deletionPolicy ?? DEFAULTS.deletionPolicy,
      ...(options.immutable && { immutable: true }),
      name: secretName,
      template: toTemplate(options),
    },
  };
}

/** `{ kind, name }`, in the order of the alphabet. */
export function toStoreRef({ kind, name }: SecretStoreRef): {
  readonly kind: SecretStoreRef['kind'];
  readonly name: string;
} {
  return { kind, name };
}

/** What the provider is asked for; a property that the operator cannot read is reported elsewhere, and asks for nothing. */
export function toRemoteRef(source: Property | RemoteRef): RemoteRef {
  if (!('store' in source)) return copy(source);
  return isUnavailable(source.remoteRef) ? { key: '' } : copy(source.remoteRef);
}

/** One object for each entry, without fields that are undefined: stock cdk8s writes them as null, and shared ones as aliases. */
function copy({ decodingStrategy, key, property, version }: RemoteRef): RemoteRef {
  return {
    ...(decodingStrategy !== undefined && { decodingStrategy }),
    key,
    ...(property !== undefined && { property }),
    ...(version !== undefined && { version }),
  };
}

/** A zero interval besides `CreatedOnce` keeps the operator from looking again each hour for nothing. */
function refreshInterval(refresh: ExternalSecretOptions['refresh']): string {
  if (refresh === undefined) return DEFAULTS.refreshInterval;
  return refresh === 'once' ? '0s' : formatApiDuration(refresh);
}

function toData({ remoteRef, secretKey, store }: ExternalSecretData): Plain<ExternalSecretSpecData> {
  return { remoteRef: toRemoteRef(remoteRef), secretKey, ...sourceRef(store) };
}

function toDataFrom(source: ExternalSecretDataFrom): Plain<ExternalSecretSpecDataFrom> {
  return {
    ...('extract' in source ? { extract: toRemoteRef(source.extract) } : { find: toFind(source) }),
    ...(source.rewrite && { rewrite: source.rewrite }),
    ...sourceRef(source.store),
  };
}

function toFind({ find }: FoundObjects): Plain<ExternalSecretSpecDataFrom>['find'] {
  return {
    ...('regexp' in find ? { name: { regexp: find.regexp } } : { tags: find.tags }),
    ...(find.path !== undefined && { path: find.path }),
  };
}

function sourceRef(store: SecretStoreRef | undefined) {
  return store && { sourceRef: { storeRef: toStoreRef(store) } };
}

function toTemplate(options: ExternalSecretOptions): Plain<ExternalSecretSpecTargetTemplate> {
  const { annotations, data, labels, mergePolicy, templateFrom } = options.template ?? {};
  const type = options.type ?? (mergesIntoForeign(options) ? undefined : 'Opaque');
  return {
    ...(data && { data }),
    engineVersion: DEFAULTS.template.engineVersion,
    mergePolicy: mergePolicy ?? DEFAULTS.template.mergePolicy,
    metadata: { ...(annotations && { annotations }), ...(labels && { labels }) },
    ...(templateFrom && { templateFrom: templateFrom.map(toTemplateFrom) }),
    ...(type && { type }),
  };
}

/** Whether the Secret may be somebody else's, whose type cannot be changed and whose other keys stay. */
export function mergesIntoForeign({ creationPolicy }: ExternalSecretOptions): boolean {
  return creationPolicy === 'Merge' || creationPolicy === 'CreateOrMerge';
}

function toTemplateFrom(source: TemplateSource): Plain<ExternalSecretSpecTargetTemplateTemplateFrom> {
  const target = source.target ?? DEFAULTS.templateFrom.target;
  if ('literal' in source) return { literal: source.literal, target };
  const items = source.items.map(({ key, templateAs = DEFAULTS.templateFrom.templateAs }) => ({ key, templateAs }));
  return { configMap: { items, name: source.configMap.name }, target };
}
