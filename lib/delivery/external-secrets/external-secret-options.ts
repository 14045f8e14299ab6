import type { Duration } from 'cdk8s';
import type { IConfigMap } from 'cdk8s-plus-30';
import type { Property, RemoteRef } from '../../stores/store.ts';
import type { SecretType } from '../../upstream/kubernetes-secret-types.ts';
import type { SecretStoreRef } from './secret-store-ref.ts';

/** What to read and which Kubernetes Secret to keep; at least one of `data` and `dataFrom`. */
export interface ExternalSecretOptions {
  /** Where the values lie. */
  readonly store: SecretStoreRef;
  /** Values to read one by one; they win over what `dataFrom` brings. */
  readonly data?: readonly ExternalSecretData[];
  /** Objects to take apart into many keys; the later ones win. */
  readonly dataFrom?: readonly ExternalSecretDataFrom[];
  /** @default - the name of the ExternalSecret */
  readonly secretName?: string;
  /** @default 'Opaque'; where the Secret is only merged into, the type that it has */
  readonly type?: SecretType;
  /**
   * How the Secret is made of the values.
   * @default - each value under its own key, without labels or annotations
   */
  readonly template?: SecretTemplate;
  /**
   * Whose the Secret is. `Owner` takes over an unowned Secret of that name and takes it along when it is deleted; `Orphan`
   * leaves it behind and does not mend it; `Merge` waits for somebody else's Secret, `CreateOrMerge` does not.
   * @default 'Owner'
   */
  readonly creationPolicy?: 'Owner' | 'Orphan' | 'Merge' | 'CreateOrMerge';
  /**
   * What happens when the store has none of the values any more: `Retain` keeps the Secret, `Delete` deletes it, `Merge` takes
   * the missing keys out.
   * @default 'Retain'
   */
  readonly deletionPolicy?: 'Retain' | 'Delete' | 'Merge';
  /**
   * Whether the Secret may not be changed once it is there.
   * @default false
   */
  readonly immutable?: boolean;
  /**
   * Time between two readings, in whole seconds; or `once`: after the first success nothing is read again, not even when
   * this declaration changes.
   * @default Duration.hours(1)
   */
  readonly refresh?: Duration | 'once';
}

/** One value, and the key that it gets in the Secret. */
export interface ExternalSecretData {
  /** Letters, digits, `-`, `_` and `.`, at most 253. */
  readonly secretKey: string;
  /** A property of a store of this program, or what the operator's provider calls it. */
  readonly remoteRef: Property | RemoteRef;
  /** @default - the store of the whole ExternalSecret */
  readonly store?: SecretStoreRef;
}

/** Many keys at once. */
export type ExternalSecretDataFrom = ExtractedObject | FoundObjects;

/** The first level of keys of one object. */
export interface ExtractedObject extends KeySource {
  /** A property of a store of this program that holds an object, or what the operator's provider calls it. */
  readonly extract: Property | RemoteRef;
}

/** Everything in the store that is found by name or by tags. */
export interface FoundObjects extends KeySource {
  readonly find: FindByName | FindByTags;
}

/** What the ways to many keys have in common. */
export interface KeySource {
  /**
   * Changes the names of the keys, in this order. The last one has to be legal in a Secret.
   * @default - the names stay, with `_` for each character that is illegal in a Secret
   */
  readonly rewrite?: readonly KeyRewrite[];
  /** @default - the store of the whole ExternalSecret */
  readonly store?: SecretStoreRef;
}

/** Finds by name. */
export interface FindByName {
  /** Go regular expression; matches anywhere in a name. */
  readonly regexp: string;
  /** @default - everywhere in the store */
  readonly path?: string;
}

/** Finds by tags, all of which have to fit. */
export interface FindByTags {
  readonly tags: Readonly<Record<string, string>>;
  /** @default - everywhere in the store */
  readonly path?: string;
}

/** One change of key names: what a Go regular expression matches, or a Go template that gets the name as `.value`. */
export type KeyRewrite =
  | { readonly regexp: { readonly source: string; readonly target: string } }
  | { readonly transform: { readonly template: string } };

/** How a Secret is made of values. All texts are Go templates that get each value under its key, `{{ .password }}`. */
export interface SecretTemplate {
  /** Key to template: text around values, never a value. */
  readonly data?: Readonly<Record<string, string>>;
  readonly templateFrom?: readonly TemplateSource[];
  /**
   * Whether the values stand in the Secret besides what the templates make of them (`Merge`), or not (`Replace`).
   * @default 'Replace', which drops values only when there is `data` or `templateFrom`
   */
  readonly mergePolicy?: 'Replace' | 'Merge';
  readonly labels?: Readonly<Record<string, string>>;
  readonly annotations?: Readonly<Record<string, string>>;
}

/** Templates that make several entries. */
export type TemplateSource = LiteralTemplate | ConfigMapTemplate;

/** One text that renders to a YAML map. */
export interface LiteralTemplate {
  readonly literal: string;
  /** @default 'Data' */
  readonly target?: TemplateTarget;
}

/** Templates in a ConfigMap of the same namespace. */
export interface ConfigMapTemplate {
  readonly configMap: IConfigMap;
  readonly items: readonly ConfigMapTemplateItem[];
  /** @default 'Data' */
  readonly target?: TemplateTarget;
}

/** One template in a ConfigMap. */
export interface ConfigMapTemplateItem {
  /** Key in the ConfigMap. */
  readonly key: string;
  /**
   * Whether the text is the template of one entry under the same key, or renders to a YAML map of entries.
   * @default 'Values'
   */
  readonly templateAs?: 'Values' | 'KeysAndValues';
}

/** What of the Secret a template makes. */
export type TemplateTarget = 'Data' | 'Annotations' | 'Labels';
