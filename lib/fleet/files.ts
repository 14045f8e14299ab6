import type { Finding } from '../core/finding.ts';
import { describe, identityKey } from '../core/manifest.ts';
import { fileNameOf } from '../synth/file-name.ts';
import { withMark } from '../synth/generated-mark.ts';
import type { RenderedConstruct } from './manifests.ts';

/**
 * The files of a fleet, and a finding for each object that would land in a file that another one has.
 *
 * Of two objects of one identity the rules tell.
 */
export class FleetFiles {
  /** Path below the output folder, with `/`, to content. */
  readonly tree = new Map<string, string>();
  readonly findings: Finding[] = [];
  private readonly owners = new Map<string, RenderedConstruct>();

  addObjects(folder: string, unitNamespace: string | undefined, objects: readonly RenderedConstruct[]): void {
    for (const object of objects) {
      const file = `${folder}/${fileNameOf(object.identity, unitNamespace)}`;
      const owner = this.owners.get(file);
      if (owner === undefined) {
        this.owners.set(file, object);
        this.addPage(file, object.text);
      } else if (identityKey(owner.identity) !== identityKey(object.identity)) {
        this.findings.push(fileTaken(file, owner, object));
      }
    }
  }

  addPage(file: string, content: string): void {
    this.tree.set(file, withMark(file, content));
  }
}

function fileTaken(file: string, owner: RenderedConstruct, { identity, manifest, path }: RenderedConstruct): Finding {
  return {
    code: 'synth/file-taken',
    severity: 'error',
    path,
    problem: `${describe(identity)} of ${manifest.apiVersion} would be written to ${file}, where ${owner.path} of ${owner.manifest.apiVersion} is already.`,
    cause: 'A file is named after kind and name alone, so one of the two would be lost.',
    mend: 'Rename one of them, or put it into another unit.',
  };
}
