import fc from 'fast-check';
import { annotationsFor } from '../../../lib/gitops/flux/annotations';

const PRUNE = 'kustomize.toolkit.fluxcd.io/prune';
const SUBSTITUTE = 'kustomize.toolkit.fluxcd.io/substitute';
const EXPRESSION = '$' + '{db.password}';

test.each([
  { apiVersion: 'apiextensions.k8s.io/v1', kind: 'CustomResourceDefinition' },
  { apiVersion: 'v1', kind: 'Namespace' },
])('%j is not pruned', (manifest) => {
  expect(annotationsFor(manifest)).toEqual({ [PRUNE]: 'disabled' });
});

test.each([
  ['a value', { data: { script: `echo ${EXPRESSION}` } }],
  ['a list', { spec: { args: ['-c', 'kill $$'] } }],
  ['a key', { data: { [EXPRESSION]: 'x' } }],
])('text that substitution would change in %s is left alone', (_, manifest) => {
  expect(annotationsFor({ kind: 'ConfigMap', ...manifest })).toEqual({ [SUBSTITUTE]: 'disabled' });
});

test('a CRD whose description holds an expression needs both', () => {
  const manifest = { apiVersion: 'apiextensions.k8s.io/v1', kind: 'CustomResourceDefinition', spec: EXPRESSION };

  expect(annotationsFor(manifest)).toEqual({ [PRUNE]: 'disabled', [SUBSTITUTE]: 'disabled' });
});

test('a single dollar needs nothing', () => {
  expect(annotationsFor({ kind: 'Pod', spec: { args: ['$(NODE)', '$HOME', 'a$', null, 1, true] } })).toEqual({});
});

test.each([
  { apiVersion: 'v1', kind: 'Namespace', metadata: { annotations: { [PRUNE]: 'enabled' } } },
  { kind: 'ConfigMap', metadata: { annotations: { [SUBSTITUTE]: 'enabled' } }, data: { a: '$$' } },
])('what the author of %j wrote wins', (manifest) => {
  expect(annotationsFor(manifest)).toEqual({});
});

test('a mark is found at any depth', () => {
  const { tree } = fc.letrec((tie) => ({
    tree: fc.oneof(
      { withCrossShrink: true },
      fc.constant(EXPRESSION),
      fc.tuple(fc.jsonValue(), tie('tree')),
      fc.record({ other: fc.jsonValue(), deeper: tie('tree') }),
    ),
  }));

  fc.assert(
    fc.property(tree, (spec) => {
      expect(annotationsFor({ kind: 'Job', spec: spec as string })).toEqual({ [SUBSTITUTE]: 'disabled' });
    }),
    { seed: 1 },
  );
});
