import type { BareCrd } from '../../imports/bare-crds';
import { type Crd, pruneCrd, type TypeSchema } from '../../imports/prune-crd';

test('only the listed branches stay, and everything below the last word of each', () => {
  const pruned = pruneSchema(['spec.items.name', 'spec.template']);

  expect(pruned.properties?.spec).toEqual({
    type: 'object',
    required: ['template'],
    properties: {
      items: { type: 'array', items: { type: 'object', properties: { name: { type: 'string' } } } },
      template: {
        type: 'object',
        additionalProperties: { type: 'object', properties: { from: { type: 'string', enum: ['a', 'b'] } } },
      },
    },
  });
});

test('a branch leads through a map to the fields of its values', () => {
  const pruned = pruneSchema(['spec.template.from']);

  expect(pruned.properties?.spec?.properties?.template).toEqual({
    type: 'object',
    additionalProperties: { type: 'object', properties: { from: { type: 'string', enum: ['a', 'b'] } } },
  });
});

test('the status goes and the metadata stay', () => {
  expect(Object.keys(pruneSchema(['spec.items']).properties ?? {})).toEqual(['metadata', 'spec']);
});

test('descriptions, defaults and patterns go, but a field called description stays', () => {
  const pruned = pruneSchema(['spec.description']);

  expect(pruned.properties?.spec?.properties).toEqual({ description: { type: 'string' } });
});

test('one version is left', () => {
  const pruned = pruneCrd(crd, bare(['spec.items']));

  expect(pruned.spec.versions.map(({ name }) => name)).toEqual(['v1']);
});

test('a version that upstream dropped is told with those it has', () => {
  expect(() => pruneCrd(crd, { ...bare(['spec']), version: 'v2' })).toThrow('Widget: upstream has v1,v1beta1, not v2');
});

test('a branch that upstream dropped is told with those it has', () => {
  expect(() => pruneSchema(['spec.items.title'])).toThrow(
    'Widget.spec.items: upstream has no field "title", but name,size',
  );
});

test('a branch that goes on below a scalar is refused', () => {
  expect(() => pruneSchema(['spec.description.text'])).toThrow('Widget.spec.description: upstream has no fields below');
});

const schema: TypeSchema & { description: string } = {
  description: 'A widget.',
  type: 'object',
  required: ['spec'],
  properties: {
    metadata: { type: 'object' },
    spec: {
      type: 'object',
      required: ['template', 'description'],
      properties: {
        description: described({ type: 'string' }),
        items: {
          type: 'array',
          items: {
            type: 'object',
            required: ['size'],
            properties: { name: described({ type: 'string' }), size: { type: 'integer' } },
          },
        },
        template: {
          type: 'object',
          additionalProperties: {
            type: 'object',
            properties: { from: described({ type: 'string', enum: ['a', 'b'] }) },
          },
        },
      },
    },
    status: { type: 'object', properties: { ready: { type: 'boolean' } } },
  },
};

const crd: Crd = {
  apiVersion: 'apiextensions.k8s.io/v1',
  kind: 'CustomResourceDefinition',
  metadata: { name: 'widgets.example.com' },
  spec: {
    group: 'example.com',
    scope: 'Namespaced',
    names: { kind: 'Widget', plural: 'widgets' },
    versions: [
      { name: 'v1', served: true, storage: true, schema: { openAPIV3Schema: schema } },
      { name: 'v1beta1', served: true, storage: false, schema: { openAPIV3Schema: schema } },
    ],
  },
};

function described(field: TypeSchema): TypeSchema {
  return { ...field, description: 'What it is for.', default: 'a', pattern: '^a' } as TypeSchema;
}

function bare(branches: readonly string[]): BareCrd {
  return { group: 'example.com', kind: 'Widget', version: 'v1', branches };
}

function pruneSchema(branches: readonly string[]): TypeSchema {
  const [version] = pruneCrd(crd, bare(branches)).spec.versions;
  return version?.schema.openAPIV3Schema ?? {};
}
