/** A text as a part of a name: lower-case letters and digits with single dashes between them, `tls-ca-crt` for `TLS/ca.crt`. */
export function slug(text: string): string {
  return text
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-|-$/g, '');
}
