import { isJsonObject, type Json, type JsonObject } from '../../../lib/core/json';
import { identityOf, metadataOf, describe as nameOf } from '../../../lib/core/manifest';

/**
 * What of an object's texts the API server took for something else than the program meant, with the way to each.
 *
 * Of built-in kinds only annotations are compared: the server writes other fields in a form of its own.
 */
export function misread(meant: JsonObject, stored: JsonObject): readonly string[] {
  const isCustom = CUSTOM.test(String(meant.apiVersion));
  const ways = isCustom
    ? differences(meant, stored, '')
    : differences(metadataOf(meant).annotations, metadataOf(stored).annotations, '.metadata.annotations');
  return ways.map((way) => `${nameOf(identityOf(meant))}: ${way} is read as something else`);
}

/** Groups of upstream's own definitions, in which a value stays as it is written. */
const CUSTOM = /^(secrets-store\.csi\.x-k8s\.io|external-secrets\.io|argoproj\.io)\//;

/** Fields that are meant and not there, or otherwise; the server may add others. */
function differences(meant: Json | undefined, stored: Json | undefined, way: string): readonly string[] {
  if (Array.isArray(meant) && Array.isArray(stored) && meant.length === stored.length) {
    return meant.flatMap((item: Json, index) => differences(item, stored[index], `${way}[${index}]`));
  }
  if (isJsonObject(meant) && isJsonObject(stored)) {
    return Object.entries(meant).flatMap(([key, value]) => differences(value, stored[key], `${way}.${key}`));
  }
  return meant === undefined || meant === stored ? [] : [way];
}
