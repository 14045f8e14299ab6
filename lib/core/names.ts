/**
 * The API server's own rules for names, labels and annotation keys (Kubernetes `apimachinery` validation, 1.30 to 1.36).
 *
 * Each function returns what is wrong in one sentence, or undefined when the API server would accept the text.
 */

const DNS_LABEL = /^[a-z0-9]([-a-z0-9]*[a-z0-9])?$/;
const DNS_SUBDOMAIN = /^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$/;
const RFC1035_LABEL = /^[a-z]([-a-z0-9]*[a-z0-9])?$/;
const QUALIFIED_NAME = /^[A-Za-z0-9]([-A-Za-z0-9_.]*[A-Za-z0-9])?$/;

/** Longest DNS label, label value and name part of a label key. */
export const LABEL_MAX_LENGTH = 63;

/** Longest DNS subdomain, hence longest name of most objects. */
export const SUBDOMAIN_MAX_LENGTH = 253;

/** Most bytes that all annotations of an object may have together, keys and values. */
export const ANNOTATIONS_MAX_BYTES = 256 * 1024;

/** For containers, volumes and namespaces. */
export function dnsLabelProblem(text: string): string | undefined {
  return (
    tooLong(text, LABEL_MAX_LENGTH) ??
    mismatch(text, DNS_LABEL, 'lower-case letters, digits and "-", beginning and ending with a letter or digit')
  );
}

/** For most objects. */
export function dnsSubdomainProblem(text: string): string | undefined {
  return (
    tooLong(text, SUBDOMAIN_MAX_LENGTH) ??
    mismatch(
      text,
      DNS_SUBDOMAIN,
      'lower-case letters, digits, "-" and ".", each part beginning and ending with a letter or digit',
    )
  );
}

/** For Services. */
export function rfc1035LabelProblem(text: string): string | undefined {
  return (
    tooLong(text, LABEL_MAX_LENGTH) ??
    mismatch(text, RFC1035_LABEL, 'lower-case letters, digits and "-", beginning with a letter')
  );
}

/** For Roles, ClusterRoles and their bindings, whose names only have to fit into a URL. */
export function pathSegmentProblem(text: string): string | undefined {
  if (text === '') return 'is empty';
  if (text === '.' || text === '..') return `may not be "${text}"`;
  return /[/%]/.test(text) ? 'may not contain "/" or "%"' : undefined;
}

/** For keys of labels and annotations. */
export function qualifiedNameProblem(text: string): string | undefined {
  const slash = text.indexOf('/');
  if (slash >= 0) {
    const prefix = dnsSubdomainProblem(text.slice(0, slash));
    if (prefix) return `has a prefix that ${prefix}`;
  }
  const name = text.slice(slash + 1);
  return (
    tooLong(name, LABEL_MAX_LENGTH) ??
    mismatch(name, QUALIFIED_NAME, 'letters, digits, "-", "_" and ".", beginning and ending with a letter or digit')
  );
}

/** For values of labels; the empty value is legal. */
export function labelValueProblem(text: string): string | undefined {
  return text === '' ? undefined : text.includes('/') ? 'may not contain "/"' : qualifiedNameProblem(text);
}

function tooLong(text: string, max: number): string | undefined {
  return text.length > max
    ? `has ${text.length} characters, ${text.length - max} more than the ${max} allowed`
    : undefined;
}

function mismatch(text: string, pattern: RegExp, allowed: string): string | undefined {
  if (text === '') return 'is empty';
  return pattern.test(text) ? undefined : `may only consist of ${allowed}`;
}
