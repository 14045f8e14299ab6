import type { Finding } from '../../lib/core/finding';

/** A finding of which only the part matters that a test names. */
export function finding(props: Partial<Finding> = {}): Finding {
  return {
    code: 'binding/path-taken',
    severity: 'error',
    path: 'prod/checkout/app',
    problem: 'The path is taken.',
    cause: 'Two mounts cannot share it.',
    mend: 'Choose another.',
    ...props,
  };
}
