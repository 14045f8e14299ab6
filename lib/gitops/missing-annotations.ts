import { isJsonObject, type JsonObject } from '../core/json.ts';

/** The wanted annotations that the author of the manifest has not set; what the author wrote wins. */
export function missingAnnotations(
  manifest: JsonObject,
  wanted: Readonly<Record<string, string>>,
): Readonly<Record<string, string>> {
  const metadata = isJsonObject(manifest.metadata) ? manifest.metadata : {};
  const authored = isJsonObject(metadata.annotations) ? metadata.annotations : {};
  return Object.fromEntries(Object.entries(wanted).filter(([key]) => authored[key] === undefined));
}
