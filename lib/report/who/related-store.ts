import type { InventoryStore } from '../../core/inventory.ts';
import { PULUMI_ESC } from './store-kinds.ts';

/**
 * Whether two stores are one Pulumi ESC environment at different revisions, of which each may have a value of its own:
 * `acme/shop/production`, and `acme/shop/production--stable`, which only imports it at a tag.
 */
export function isOtherRevision({ address, kind }: Pick<InventoryStore, 'address' | 'kind'>, other: string): boolean {
  return kind === PULUMI_ESC && address !== other && pinnedBy(address) === pinnedBy(other);
}

/** The environment that a thin one pins, by its name; any other environment is what it is. */
export function pinnedBy(address: string): string {
  const end = address.lastIndexOf('--');
  return end > address.lastIndexOf('/') + 1 ? address.slice(0, end) : address;
}
