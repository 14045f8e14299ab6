import type { Json, JsonObject } from '../../core/json.ts';
import { describe, kindKey, objectAt, objectsAt } from '../../core/manifest.ts';
import { isManifest } from '../references/makers.ts';
import type { RenderedObject, Rule, RuleFinding } from '../rule.ts';

/** A Secret that images are pulled with has a type that kubelet looks at. */
export const pullSecretTypes: Rule = {
  code: 'secret/pull-type',
  severity: 'error',
  *check(cluster): Iterable<RuleFinding> {
    const { makers, to } = cluster.references();
    for (const { from, name, namespace, use } of to('Secret')) {
      if (use !== 'pull') continue;
      const [maker, ...others] = makers.made.get('Secret', namespace, name);
      if (maker === undefined || others.length > 0 || !isManifest(maker)) continue;
      const type = typeOf(maker, name);
      if (type === undefined || PULL_TYPES.has(type)) continue;
      yield {
        path: from.path,
        problem: `${describe(from.identity)} pulls images with Secret "${namespace}/${name}", which ${describe(maker.identity)} makes with type "${String(type)}".`,
        cause:
          'Kubelet reads two types alone and passes others over without a word; a private registry refuses the pull: ImagePullBackOff.',
        mend: "Give it type 'kubernetes.io/dockerconfigjson', and its only key the name '.dockerconfigjson'.",
      };
    }
  },
};

/** Kubernetes 1.34, `pkg/credentialprovider/secrets`. */
const PULL_TYPES: ReadonlySet<Json> = new Set(['kubernetes.io/dockerconfigjson', 'kubernetes.io/dockercfg']);

/** The type of what an object makes; undefined where it is not known. None is `Opaque`. */
function typeOf({ identity, manifest }: RenderedObject, name: string): Json | undefined {
  const spec = objectAt(manifest, 'spec');
  switch (kindKey(identity)) {
    case '/Secret':
      return manifest.type ?? 'Opaque';
    case 'external-secrets.io/ExternalSecret':
      return typeOfTarget(spec);
    case 'external-secrets.io/ClusterExternalSecret':
      return typeOfTarget(objectAt(spec, 'externalSecretSpec'));
    case 'bitnami.com/SealedSecret':
      return objectAt(spec, 'template').type ?? 'Opaque';
    case 'secrets-store.csi.x-k8s.io/SecretProviderClass':
      return objectsAt(spec, 'secretObjects').find(({ secretName }) => secretName === name)?.type;
    default:
      return undefined;
  }
}

/** What merges keeps the type that is there. */
function typeOfTarget(spec: JsonObject): Json | undefined {
  const target = objectAt(spec, 'target');
  return target.creationPolicy === 'CreateOrMerge' ? undefined : (objectAt(target, 'template').type ?? 'Opaque');
}
