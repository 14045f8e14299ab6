import type { Finding } from '../core/finding';
import type { RenderedObject } from '../rules/rule';
import { fileNameOf } from '../synth/file-name';
import { withMark } from '../synth/generated-mark';
import { toYaml } from '../synth/yaml';

/** The files of a fleet, and a finding for each object that would land in a file that another one has. */
export class FleetFiles {
  /** Path below the output folder, with `/`, to content. */
  readonly tree = new Map<string, string>();
  readonly findings: Finding[] = [];
  private readonly owners = new Map<string, string>();

  addObjects(folder: string, unitNamespace: string | undefined, objects: readonly RenderedObject[]): void {
    for (const { manifest, path } of objects) {
      const file = `${folder}/${fileNameOf(manifest, unitNamespace)}`;
      const owner = this.owners.get(file);
      if (owner === undefined) {
        this.owners.set(file, path);
        this.addPage(file, toYaml(manifest));
      } else {
        this.findings.push(fileTaken(file, owner, path));
      }
    }
  }

  addPage(file: string, content: string): void {
    this.tree.set(file, withMark(file, content));
  }
}

function fileTaken(file: string, owner: string, path: string): Finding {
  return {
    code: 'synth/file-taken',
    severity: 'error',
    path,
    problem: `The object would be written to ${file}, which holds ${owner} already.`,
    cause: 'One of the two would be lost without a word.',
    mend: 'Rename one of them, or put it into another unit.',
  };
}
