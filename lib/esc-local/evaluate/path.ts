const BARE_KEY = /^[A-Za-z_][A-Za-z0-9_]*$/;

/** A path one key longer, as upstream prints it in diagnostics. */
export function joinPath(path: string, key: string): string {
  if (!BARE_KEY.test(key)) return `${path}["${key.replaceAll('"', '\\"')}"]`;
  return path === '' ? key : `${path}.${key}`;
}
