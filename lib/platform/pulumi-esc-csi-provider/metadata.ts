import { PULUMI_ESC_CSI_PROVIDER as UPSTREAM } from '../../upstream/pulumi-esc-csi-provider.ts';
import { addOnLabels } from '../labels.ts';
import type { ObjectMetadata } from '../manifest.ts';

/** Metadata of an object of the provider; all but the roles are called after it. */
export function ownMetadata(
  namespace: string,
  name: string = UPSTREAM.appLabel,
): ObjectMetadata & { namespace: string } {
  return { name, namespace, labels: addOnLabels(UPSTREAM.appLabel, UPSTREAM.appLabel, UPSTREAM.version) };
}
