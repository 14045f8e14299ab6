import { isJsonObject, type Json } from '../core/json.ts';
import type { Manifest } from '../platform/manifest.ts';
import { EVERY_TAINT, type Toleration } from '../platform/node-agent.ts';
import type { ContainerImage } from '../upstream/container-image.ts';

/** The value at a path of keys, undefined where the path ends early. */
export function jsonAt(object: Json | undefined, ...keys: readonly string[]): Json | undefined {
  return keys.reduce<Json | undefined>((value, key) => (isJsonObject(value) ? value[key] : undefined), object);
}

/** A value that was set, undefined when it is the default. */
export function unlessDefault<T>(value: T | undefined, fallback: T): T | undefined {
  return JSON.stringify(value) === JSON.stringify(fallback) ? undefined : value;
}

/** Tolerations of a DaemonSet's pods; none count as set, since ours stand every taint by default. */
export function podTolerations(daemonSet: Manifest): readonly Toleration[] | undefined {
  const tolerations = jsonAt(daemonSet, 'spec', 'template', 'spec', 'tolerations') ?? [];
  return unlessDefault(tolerations as readonly Toleration[], EVERY_TAINT);
}

/** The registry that an image was moved to, undefined for its own or for another image. */
export function registryOf(reference: string | undefined, image: ContainerImage): string | undefined {
  const end = reference?.replace('@', ':').indexOf(`/${image.repository}:`) ?? -1;
  return end < 0 ? undefined : unlessDefault(reference?.slice(0, end), image.registry);
}

/** The digest that an image is pulled by, undefined when it is pulled by a tag. */
export function digestOf(reference: string | undefined): string | undefined {
  return reference?.split('@')[1];
}
