import type { ContainerImage } from '../upstream/container-image.ts';

const DIGEST = /^sha256:[0-9a-f]{64}$/;

/**
 * The reference a container pulls.
 *
 * @param registry - replaces the image's own host, for instance `mirror.example.com/k8s`.
 * @param digest - replaces the tag, for instance `sha256:…`.
 */
export function imageReference(image: ContainerImage, registry?: string, digest?: string): string {
  const path = `${registry ?? image.registry}/${image.repository}`;
  return digest === undefined ? `${path}:${image.tag}` : `${path}@${digest}`;
}

/** Whether a text is the digest of an image: `sha256:` and 64 hexadecimal digits in lower case. */
export function isImageDigest(text: string): boolean {
  return DIGEST.test(text);
}
