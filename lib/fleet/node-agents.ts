import type { NodeAgentSubject } from '../rules/rule.ts';
import { CSI_PROVIDER_PROFILES } from '../upstream/csi-provider-profiles.ts';
import { providerUnit } from './platform/csi-providers.ts';
import { DRIVER_UNIT } from './platform/units.ts';

/** Where the fleet puts what mounts files on the nodes, once it installs it. */
export const NODE_AGENTS: readonly NodeAgentSubject[] = [
  { unit: DRIVER_UNIT },
  ...(Object.keys(CSI_PROVIDER_PROFILES) as (keyof typeof CSI_PROVIDER_PROFILES)[]).map((provider) => ({
    unit: providerUnit(provider),
    provider,
  })),
];
