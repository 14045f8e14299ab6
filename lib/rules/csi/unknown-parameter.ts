import { describe, objectAt } from '../../core/manifest.ts';
import type { CsiProviderSubject } from '../csi-provider-subject.ts';
import type { RenderedObject, Rule, RuleFinding } from '../rule.ts';

/** A provider that refuses unknown parameters gets none, neither from a class nor from a volume. */
export const knownParameters: Rule = {
  code: 'csi/unknown-parameter',
  severity: 'error',
  *check(cluster): Iterable<RuleFinding> {
    const known = new Map([...cluster.csiProviders.values()].map((provider) => [provider, namesOf(provider)]));
    for (const { object, parameters, provider, volumes } of cluster.classes().all) {
      if (provider?.acceptedParameters === undefined) continue;
      const names = known.get(provider) ?? namesOf(provider);
      for (const name in parameters) {
        if (!isKnown(name, names)) yield unknown(name, object, provider);
      }
      for (const { csi, object: workload } of volumes) {
        for (const name in objectAt(csi, 'volumeAttributes')) {
          if (!isKnown(name, names)) yield unknown(name, workload, provider);
        }
      }
    }
  },
};

/** What the provider takes, and what the volume names its class by. */
function namesOf({ acceptedParameters = [] }: CsiProviderSubject): ReadonlySet<string> {
  const names = [...acceptedParameters, 'secretProviderClass'];
  return new Set([...names, ...names.map((name) => name.toLowerCase())]);
}

/** Go's `encoding/json` takes letters of either case for one. */
function isKnown(name: string, names: ReadonlySet<string>): boolean {
  return names.has(name) || names.has(name.toLowerCase());
}

function unknown(
  parameter: string,
  { identity, path }: RenderedObject,
  { acceptedParameters = [], name, version }: CsiProviderSubject,
): RuleFinding {
  return {
    path,
    problem: `${describe(identity)} gives provider "${name}" ${version} the parameter "${parameter}", which it does not know.`,
    cause: `It refuses what it does not know (json: unknown field "${parameter}"), so every mount fails and the pod stays in ContainerCreating.`,
    mend: `Take it away, or correct its name; there are ${acceptedParameters.join(', ')}.`,
  };
}
