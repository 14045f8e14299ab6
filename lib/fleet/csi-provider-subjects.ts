import type { CsiProviderSubject } from '../rules/csi-provider-subject.ts';
import { CSI_PROVIDER_PROFILES } from '../upstream/csi-provider-profiles.ts';
import type { Cluster } from './cluster.ts';
import { providerUnit } from './platform/csi-providers.ts';

/** What the rules see of each CSI provider. */
export function csiProviderSubjects({ node, props }: Cluster): ReadonlyMap<string, CsiProviderSubject> {
  const names = Object.keys(CSI_PROVIDER_PROFILES) as (keyof typeof CSI_PROVIDER_PROFILES)[];
  return new Map(
    names.map((name) => {
      const unit = providerUnit(name);
      const present = props.csiProviders?.[name] !== undefined || node.tryFindChild(unit) !== undefined;
      return [name, { name, present, unit, ...CSI_PROVIDER_PROFILES[name] }];
    }),
  );
}
