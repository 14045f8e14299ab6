/**
 * Types of Secrets, and the keys that the API server insists on: of each list, at least one.
 *
 * Source: Kubernetes 1.30 to 1.36, validation of Secrets. Types that only a controller of Kubernetes makes are left out.
 */
export const SECRET_TYPE_KEYS = {
  Opaque: [],
  'kubernetes.io/basic-auth': [['username', 'password']],
  'kubernetes.io/dockerconfigjson': [['.dockerconfigjson']],
  'kubernetes.io/ssh-auth': [['ssh-privatekey']],
  'kubernetes.io/tls': [['tls.crt'], ['tls.key']],
} as const satisfies Readonly<Record<string, readonly (readonly string[])[]>>;

/** Type of a Kubernetes Secret. It never changes while the Secret exists. */
export type SecretType = keyof typeof SECRET_TYPE_KEYS;

/** Longest key of a Secret. */
const SECRET_KEY_MAX_LENGTH = 253;

/** Why the API server would refuse a key of a Secret; undefined when it would not. */
export function secretKeyProblem(key: string): string | undefined {
  if (key === '') return 'is empty';
  if (key.length > SECRET_KEY_MAX_LENGTH) return `has more than ${SECRET_KEY_MAX_LENGTH} characters`;
  if (!/^[-._a-zA-Z0-9]+$/.test(key)) return 'may only consist of letters, digits, "-", "_" and "."';
  return key === '.' || key.startsWith('..') ? 'may not be "." or begin with ".."' : undefined;
}
