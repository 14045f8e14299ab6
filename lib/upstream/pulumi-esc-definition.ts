/** Facts of the language that definitions of Pulumi ESC environments are written in (pulumi/esc 0.25.0). */

/** How the only key of a map begins that is a call of a function. */
export const ESC_CALL_PREFIX = 'fn::';

/** The function whose argument is encrypted by the service: a text, or `{ciphertext}` once it is. */
export const ESC_SECRET_CALL = 'fn::secret';

/** Keys that `values` may not have at the top: interpolations mean something else by them. */
export const ESC_RESERVED_KEYS: readonly string[] = ['context', 'environments', 'imports'];

/** Project of an import that names none. */
export const ESC_DEFAULT_PROJECT = 'default';
