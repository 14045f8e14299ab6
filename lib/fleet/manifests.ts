import type { ApiObject } from 'cdk8s';
import type { IConstruct } from 'constructs';
import type { Finding } from '../core/finding.ts';
import { isJsonObject, type JsonObject } from '../core/json.ts';
import {
  describe,
  type GroupKind,
  identityOf,
  kindKey,
  metadataOf,
  type ObjectIdentity,
  objectAt,
} from '../core/manifest.ts';
import type { GitOpsEngine } from '../gitops/engine.ts';
import type { RenderedObject } from '../rules/rule.ts';
import { toYaml } from '../synth/yaml.ts';
import { CLUSTER_SCOPED_CUSTOM_KINDS } from '../upstream/custom-kinds.ts';
import { BUILT_IN_GROUPS, CLUSTER_SCOPED_KINDS } from '../upstream/kubernetes.ts';
import { manifestOf } from './manifest-of.ts';

/** Renders constructs to plain data, each once; what cannot be rendered becomes a finding. */
export function renderObjects(unit: string, objects: readonly ApiObject[], findings: Finding[]): RenderedConstruct[] {
  return objects.flatMap((object) => {
    try {
      return new RenderedConstruct(unit, object, manifestOf(object));
    } catch (error) {
      findings.push(notRendered(object, `${object.kind} "${object.name}"`, error));
      return [];
    }
  });
}

/** The same for what is plain data already. */
export function renderManifests(
  unit: string,
  construct: IConstruct,
  manifests: readonly JsonObject[],
  findings: Finding[],
): RenderedConstruct[] {
  return manifests.flatMap((manifest) => {
    try {
      return new RenderedConstruct(unit, construct, manifest);
    } catch (error) {
      findings.push(notRendered(construct, describe(identityOf(manifest)), error));
      return [];
    }
  });
}

function notRendered({ node }: IConstruct, object: string, error: unknown): Finding {
  return {
    code: 'construct/render',
    severity: 'error',
    path: node.path,
    problem: `${object} cannot be rendered.`,
    cause: error instanceof Error ? error.message : String(error),
    mend: 'Mend the construct that the message names.',
  };
}

/** A manifest and its text, with the construct that it comes from, whose path, which few readers ask for, is made on demand. */
export class RenderedConstruct implements RenderedObject {
  readonly identity: ObjectIdentity;
  /** The manifest as YAML. */
  readonly text: string;

  constructor(
    readonly unit: string,
    private readonly construct: IConstruct,
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

  isClusterScoped(kind: GroupKind): boolean {
    return this.clusterScoped.has(kindKey(kind));
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
