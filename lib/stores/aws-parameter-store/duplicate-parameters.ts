import { groupBy } from '../../core/group-by.ts';
import { reportFinding } from '../../core/report-finding.ts';
import { AWS_CSI_PROVIDER_3_1_1 } from '../../upstream/aws-csi-provider.ts';
import { isUnavailable, type MountedFile } from '../store.ts';
import type { AwsParameterStore } from './parameter-store.ts';

/** Reports parameters that one class names twice, be it in two versions. */
export function reportDuplicateParameters(store: AwsParameterStore, files: readonly MountedFile[]): void {
  for (const [name, ofName] of groupBy(files, nameOf)) {
    if (ofName.length === 1) continue;
    reportFinding(store, {
      code: 'aws/duplicate-parameter',
      severity: 'error',
      problem: `The files ${ofName.map(({ fileName }) => `"${fileName}"`).join(' and ')} of one volume show the parameter "${name}".`,
      cause: `The AWS CSI provider ${AWS_CSI_PROVIDER_3_1_1.version} asks for ten parameters at a time and tells the answers apart by name, so that only the last file would be there.`,
      mend: 'Bind one of them with Delivery.externalSecret(), or in a workload of its own.',
    });
  }
}

function nameOf({ property: { csiObject, path } }: MountedFile): string {
  return isUnavailable(csiObject) ? path : String(csiObject.fields.objectName);
}
