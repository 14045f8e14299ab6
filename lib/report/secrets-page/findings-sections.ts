import type { Inventory } from '../../core/inventory.ts';
import { clipped, code, prose } from '../markdown.ts';
import { LARGEST_PARTS } from './limits.ts';
import { table } from './table.ts';

/** What the program accepts, and why; nothing where it accepts nothing. */
export function exceptionsSection({ exceptions }: Inventory): readonly string[] {
  if (exceptions.length === 0) return [];
  const text = table({
    head: ['rule', 'at', 'accepted because', 'findings'],
    rows: exceptions.map(({ because, code: rule, findings, path }) => [
      code(rule),
      code(path),
      prose(clipped(because)),
      String(findings.length),
    ]),
    count: exceptions.length,
    noun: 'exception',
    budget: { bytes: LARGEST_PARTS.exceptions },
  });
  return [`## Accepted exceptions\n\n${text}`];
}

/** Warnings and notes; nothing where there are none. */
export function findingsSection({ findings }: Inventory): readonly string[] {
  if (findings.length === 0) return [];
  const text = table({
    head: ['finding', 'at', 'what'],
    rows: findings.map(({ code: rule, path, problem, severity }) => [
      `${severity} ${code(rule)}`,
      code(path),
      prose(clipped(problem)),
    ]),
    count: findings.length,
    noun: 'finding',
    budget: { bytes: LARGEST_PARTS.findings },
  });
  return [`## Findings\n\n${text}`];
}
