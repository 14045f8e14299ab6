import type { BareCrd } from './bare-crds.ts';

/** The part of a JSON schema that decides a type; descriptions, defaults, patterns and validations do not. */
export interface TypeSchema {
  readonly type?: string;
  readonly format?: string;
  readonly enum?: readonly string[];
  readonly required?: readonly string[];
  readonly properties?: Readonly<Record<string, TypeSchema>>;
  readonly items?: TypeSchema;
  readonly additionalProperties?: TypeSchema | boolean;
  readonly 'x-kubernetes-int-or-string'?: boolean;
  readonly 'x-kubernetes-preserve-unknown-fields'?: boolean;
}

/** The part of a CustomResourceDefinition (`apiextensions.k8s.io/v1`) that its typed binding is made of. */
export interface Crd {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata: { readonly name: string };
  readonly spec: {
    readonly group: string;
    readonly scope: string;
    readonly names: { readonly kind: string; readonly plural: string };
    readonly versions: readonly {
      readonly name: string;
      readonly served: boolean;
      readonly storage: boolean;
      readonly schema: { readonly openAPIV3Schema: TypeSchema };
    }[];
  };
}

/** A field name's way down; an empty one keeps everything below. */
interface Tree {
  [field: string]: Tree;
}

/**
 * The CRD with one version, the listed branches, and nothing in its schema but types.
 *
 * @throws Error when upstream has no such version or branch (any more).
 */
export function pruneCrd(crd: Crd, bare: BareCrd): Crd {
  const { group, scope, names, versions } = crd.spec;
  const version = versions.find(({ name }) => name === bare.version);
  if (!version) throw new Error(`${bare.kind}: upstream has ${versions.map(({ name }) => name)}, not ${bare.version}`);
  const kept = keep(version.schema.openAPIV3Schema, toTree(['metadata', ...bare.branches]), bare.kind);
  return {
    apiVersion: crd.apiVersion,
    kind: crd.kind,
    metadata: { name: crd.metadata.name },
    spec: {
      group,
      scope,
      names: { kind: names.kind, plural: names.plural },
      versions: [{ name: version.name, served: true, storage: true, schema: { openAPIV3Schema: kept } }],
    },
  };
}

function toTree(branches: readonly string[]): Tree {
  const root: Tree = {};
  for (const branch of branches) {
    let tree = root;
    for (const field of branch.split('.')) {
      tree[field] ??= {};
      tree = tree[field];
    }
  }
  return root;
}

function keep(schema: TypeSchema, tree: Tree, path: string): TypeSchema {
  const { type, format, items, additionalProperties } = schema;
  const fields = schema.properties && Object.keys(schema.properties);
  const wanted = Object.keys(tree);
  if (!fields && !items && typeof additionalProperties !== 'object' && wanted.length > 0)
    throw new Error(`${path}: upstream has no fields below it, so ${wanted} cannot be kept`);
  return {
    ...(type && { type }),
    ...(format && { format }),
    ...(schema.enum && { enum: schema.enum }),
    ...(items && { items: keep(items, tree, path) }),
    ...(additionalProperties && {
      additionalProperties: additionalProperties === true ? true : keep(additionalProperties, tree, path),
    }),
    ...(fields && keepFields(schema, wanted.length > 0 ? wanted : fields, tree, path)),
    ...(schema['x-kubernetes-int-or-string'] && { 'x-kubernetes-int-or-string': true }),
    ...(schema['x-kubernetes-preserve-unknown-fields'] && { 'x-kubernetes-preserve-unknown-fields': true }),
  };
}

function keepFields(schema: TypeSchema, fields: readonly string[], tree: Tree, path: string): TypeSchema {
  const properties = fields.map((field) => {
    const child = schema.properties?.[field];
    if (!child)
      throw new Error(`${path}: upstream has no field "${field}", but ${Object.keys(schema.properties ?? {})}`);
    return [field, keep(child, tree[field] ?? {}, `${path}.${field}`)];
  });
  const required = (schema.required ?? []).filter((field) => fields.includes(field));
  return { properties: Object.fromEntries(properties), ...(required.length > 0 && { required }) };
}
