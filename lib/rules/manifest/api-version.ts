import { describe, kindKey, objectAt, objectsAt } from '../../core/manifest.ts';
import type { ClusterView } from '../cluster-view.ts';
import type { RenderedObject, Rule, RuleFinding, ServedVersions } from '../rule.ts';

/** An object is of a version that the cluster serves: Kubernetes itself, an add-on that the fleet pins, or a CRD of the program. */
export const servedApiVersions: Rule = {
  code: 'manifest/api-version',
  severity: 'error',
  *check(cluster): Iterable<RuleFinding> {
    const ofCrds = servedByCrds(cluster);
    for (const [kind, objects] of cluster.kinds) {
      const served = ofCrds.get(kind) ?? cluster.servedVersions.get(kind);
      if (served === undefined) continue;
      for (const object of objects) {
        if (!served.apiVersions.includes(String(object.manifest.apiVersion))) yield findingOf(object, served);
      }
    }
  },
};

function findingOf({ identity, manifest, path }: RenderedObject, served: ServedVersions): RuleFinding {
  const version = String(manifest.apiVersion);
  const better = served.apiVersions.at(-1) ?? served.successor;
  return {
    path,
    problem: `${describe(identity)} is of ${version}, which ${served.by} does not serve.`,
    cause: `The API server does not know it ("no matches for kind "${identity.kind}" in version "${version}""), and the whole sync fails.`,
    mend:
      better === undefined
        ? 'Take it away; nothing took its place.'
        : `Write apiVersion: ${better}, and what changed with it.`,
  };
}

function servedByCrds(cluster: ClusterView): ReadonlyMap<string, ServedVersions> {
  const served = new Map<string, ServedVersions>();
  for (const { identity, manifest } of cluster.ofKind('apiextensions.k8s.io', 'CustomResourceDefinition')) {
    const spec = objectAt(manifest, 'spec');
    const group = String(spec.group);
    const versions = objectsAt(spec, 'versions').filter((version) => version.served === true);
    if (versions.length === 0) continue;
    served.set(kindKey({ group, kind: String(objectAt(spec, 'names').kind) }), {
      apiVersions: versions.map(({ name }) => `${group}/${String(name)}`),
      by: `CustomResourceDefinition "${identity.name}"`,
    });
  }
  return served;
}
