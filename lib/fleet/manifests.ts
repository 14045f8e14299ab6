import type { ApiObject } from 'cdk8s';
import type { Finding } from '../core/finding.ts';
import { isJsonObject, type JsonObject } from '../core/json.ts';
import { identityOf, metadataOf, type ObjectIdentity, objectAt } from '../core/manifest.ts';
import type { GitOpsEngine } from '../gitops/engine.ts';
import type { RenderedObject } from '../rules/rule.ts';
import { toYaml } from '../synth/yaml.ts';
import { CLUSTER_SCOPED_CUSTOM_KINDS } from '../upstream/custom-kinds.ts';
import { BUILT_IN_GROUPS, CLUSTER_SCOPED_KINDS } from '../upstream/kubernetes.ts';
import { manifestOf } from './manifest-of.ts';

/** Renders constructs to plain data, each once; what cannot be rendered becomes a finding. */
export function renderObjects(unit: string, objects: readonly ApiObject[], findings: Finding[]): RenderedConstruct[] {
  const rendered: RenderedConstruct[] = [];
  for (const object of objects) {
    try {
      rendered.push(new RenderedConstruct(unit, object, manifestOf(object)));
    } catch (error) {
      findings.push({
        code: 'construct/render',
        severity: 'error',
        path: object.node.path,
        problem: `${object.kind} "${object.name}" cannot be rendered.`,
        cause: error instanceof Error ? error.message : String(error),
        mend: 'Mend the construct that the message names.',
      });
    }
  }
  return rendered;
}

/** The manifest of a construct and its text; its path, which few readers ask for, is made on demand. */
export class RenderedConstruct implements RenderedObject {
  readonly identity: ObjectIdentity;
  /** The manifest as YAML. */
  readonly text: string;

  constructor(
    readonly unit: string,
    private readonly construct: ApiObject,
    readonly manifest: JsonObject,
  ) {
    this.identity = identityOf(manifest);
    this.text = toYaml(manifest);
  }

  get path(): string {
    return this.construct.node.path;
  }

  with(manifest: JsonObject): RenderedConstruct {
    return new RenderedConstruct(this.unit, this.construct, manifest);
  }
}

/** What decides whether a kind has namespaces: the built-in kinds and the CRDs of the cluster. */
export class KindScopes {
  private readonly clusterScoped = new Set([...CLUSTER_SCOPED_KINDS, ...CLUSTER_SCOPED_CUSTOM_KINDS]);

  constructor(objects: readonly RenderedObject[]) {
    for (const { identity, manifest } of objects) {
      if (identity.kind !== 'CustomResourceDefinition') continue;
      const spec = objectAt(manifest, 'spec');
      if (spec.scope === 'Cluster') this.clusterScoped.add(`${spec.group}/${objectAt(spec, 'names').kind}`);
    }
  }

  isClusterScoped({ group, kind }: ObjectIdentity): boolean {
    return this.clusterScoped.has(`${group}/${kind}`);
  }

  /** Whether an object has to lie in a namespace; false for custom kinds whose CRD is not at hand. */
  needsNamespace(identity: ObjectIdentity): boolean {
    return BUILT_IN_GROUPS.has(identity.group) && !this.isClusterScoped(identity);
  }
}

/**
 * The manifest as it is committed: no namespace where the kind has none, and the engine's annotations.
 *
 * @param kinds Kinds in the object's unit, as `<group>/<kind>`.
 */
export function finishObject(
  object: RenderedConstruct,
  scopes: KindScopes,
  engine: GitOpsEngine,
  kinds: ReadonlySet<string>,
): RenderedConstruct {
  const metadata = metadataOf(object.manifest);
  const annotations = engine.annotationsFor(object.manifest, object.text, kinds);
  const loseNamespace = metadata.namespace !== undefined && scopes.isClusterScoped(object.identity);
  if (!loseNamespace && Object.keys(annotations).length === 0) return object;
  const own = isJsonObject(metadata.annotations) ? metadata.annotations : {};
  return object.with({
    ...object.manifest,
    metadata: {
      ...metadata,
      ...(loseNamespace ? { namespace: undefined } : {}),
      ...(Object.keys(annotations).length > 0 ? { annotations: { ...own, ...annotations } } : {}),
    },
  });
}
