import type { JsonObject } from '../../core/json.ts';
import { describe, objectAt } from '../../core/manifest.ts';
import type { ClassView } from '../classes/classes.ts';
import type { RenderedObject, Rule, RuleFinding } from '../rule.ts';

/** A provider that refuses unknown parameters gets none, neither from a class nor from a volume. */
export const knownParameters: Rule = {
  code: 'csi/unknown-parameter',
  severity: 'error',
  *check(cluster): Iterable<RuleFinding> {
    for (const { object, parameters, provider, volumes } of cluster.classes().all) {
      if (provider?.acceptedParameters === undefined) continue;
      const accepted = new Set(provider.acceptedParameters.map((name) => name.toLowerCase()));
      yield* unknown(parameters, object, provider, accepted);
      accepted.add('secretproviderclass');
      for (const { csi, object: workload } of volumes) {
        yield* unknown(objectAt(csi, 'volumeAttributes'), workload, provider, accepted);
      }
    }
  },
};

function* unknown(
  parameters: JsonObject,
  { identity, path }: RenderedObject,
  { acceptedParameters = [], name, version }: NonNullable<ClassView['provider']>,
  accepted: ReadonlySet<string>,
): Iterable<RuleFinding> {
  for (const parameter of Object.keys(parameters)) {
    if (accepted.has(parameter.toLowerCase())) continue;
    yield {
      path,
      problem: `${describe(identity)} gives provider "${name}" ${version} the parameter "${parameter}", which it does not know.`,
      cause: `It refuses what it does not know (json: unknown field "${parameter}"), so every mount fails and the pod stays in ContainerCreating.`,
      mend: `Take it away, or correct its name; there are ${acceptedParameters.join(', ')}.`,
    };
  }
}
