import { Delivery } from '../../../lib';
import type { DeliveryProgram } from './program';

/** The delivery that a program forces. */
export function buildDelivery({ className, key, kind, secretName, type }: DeliveryProgram): Delivery {
  switch (kind) {
    case 'csi-files':
      return Delivery.csiFiles({ className });
    case 'copied-csi-files':
      return Delivery.copiedCsiFiles({ className });
    case 'csi-synced':
      return Delivery.csiSynced({ className, secretName, key, type });
    case 'external-secret':
      return Delivery.externalSecret({ secretName, key, type });
  }
}
