import type { DeliveryKind } from '../../../core/plan.ts';

const NAMES: Readonly<Record<DeliveryKind, string>> = {
  'csi-files': 'CSI files',
  'copied-csi-files': 'copied CSI files',
  'csi-synced': 'CSI with synced Secret',
  'external-secret': 'ExternalSecret',
};

/** A delivery as a label. */
export function deliveryName(delivery: DeliveryKind): string {
  return NAMES[delivery];
}
