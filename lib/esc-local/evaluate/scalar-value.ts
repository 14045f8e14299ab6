import type { Scalar } from 'yaml';

/**
 * The value of a scalar as the service reads it.
 *
 * Its parser (gopkg.in/yaml.v3) knows two forms of whole numbers that YAML 1.2 does not: `0755` is octal and `1_000` is
 * a thousand. Numbers that JSON cannot write stay text.
 */
export function scalarValue({ source = '', type, value }: Scalar): string | number | boolean | null {
  if (type === 'PLAIN' && /^[-+]?0[0-7]+$/.test(source)) return signed(source, 8);
  if (type === 'PLAIN' && /^[-+]?[1-9][0-9]*(?:_[0-9]+)+$/.test(source)) return signed(source.replaceAll('_', ''), 10);
  if (typeof value === 'number') return Number.isFinite(value) ? value : source;
  return typeof value === 'boolean' || value === null ? value : String(value);
}

function signed(digits: string, radix: number): number {
  return Number.parseInt(digits, radix);
}
