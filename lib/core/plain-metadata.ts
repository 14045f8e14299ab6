import type { ApiObject, ApiObjectMetadataDefinition } from 'cdk8s';
import type { JsonObject } from './json.ts';

type Texts = Readonly<Record<string, unknown>>;

/** What cdk8s 2.70.106 keeps of metadata and tells nobody. */
interface Kept {
  readonly annotations?: Texts;
  readonly finalizers?: readonly unknown[];
  readonly labels?: Texts;
  readonly ownerReferences?: readonly unknown[];
  /** What the program gave, all of it. */
  readonly _additionalAttributes?: object;
}

const KNOWN: ReadonlySet<string> = new Set([
  'annotations',
  'finalizers',
  'labels',
  'name',
  'namespace',
  'ownerReferences',
]);

/**
 * Metadata of an object, as its `metadata.toJson` gives it but for the order of keys.
 *
 * cdk8s resolves and sorts metadata in four passes, which took as long as writing the whole object as YAML. Where it is nothing
 * but names, labels and annotations, there is nothing to resolve.
 */
export function plainMetadata({ metadata }: ApiObject): JsonObject {
  return plainTexts(metadata) ?? (metadata.toJson() as JsonObject);
}

/** Undefined where there is more than texts, or where cdk8s keeps it otherwise. */
function plainTexts(metadata: ApiObjectMetadataDefinition): JsonObject | undefined {
  const { name, namespace } = metadata;
  const kept = metadata as unknown as Kept;
  const { annotations, labels, _additionalAttributes: given } = kept;
  if (annotations === undefined || labels === undefined || given === undefined) return undefined;
  if (kept.finalizers?.length !== 0 || kept.ownerReferences?.length !== 0) return undefined;
  if (!Object.keys(given).every((key) => KNOWN.has(key))) return undefined;
  if (!areTexts({ name, namespace: namespace ?? '' }) || !areTexts(annotations) || !areTexts(labels)) return undefined;
  return {
    name,
    namespace,
    ...(isEmpty(annotations) ? {} : { annotations: { ...annotations } }),
    ...(isEmpty(labels) ? {} : { labels: { ...labels } }),
  };
}

function areTexts(map: Texts): map is Readonly<Record<string, string>> {
  for (const key in map) if (typeof map[key] !== 'string') return false;
  return true;
}

function isEmpty(map: Texts): boolean {
  for (const _ in map) return false;
  return true;
}
