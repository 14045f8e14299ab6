const PATTERN = /^[-._a-zA-Z0-9]+$/;

const MAX_LENGTH = 253;

/** What is wrong with a key of a Secret, in words; undefined when the API server takes it (Kubernetes 1.30 to 1.36). */
export function secretKeyProblem(key: string): string | undefined {
  if (!PATTERN.test(key)) return 'may only consist of letters, digits, "-", "_" and "."';
  if (key.length > MAX_LENGTH) return `has ${key.length} characters, and ${MAX_LENGTH} are allowed`;
  return key === '.' || key.startsWith('..') ? 'may not be "." nor begin with ".."' : undefined;
}
