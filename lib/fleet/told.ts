import type { IConstruct } from 'constructs';
import { findingsOf } from '../core/report-finding.ts';

/** Whether the construct at a path from the root, or one above it, reports a code of itself. */
export function isTold(root: IConstruct, code: string, path: string): boolean {
  let at: IConstruct | undefined = root;
  for (const id of path.split('/')) {
    at = at.node.tryFindChild(id);
    if (at === undefined) return false;
    if (findingsOf(at).some((finding) => finding.code === code)) return true;
  }
  return false;
}
