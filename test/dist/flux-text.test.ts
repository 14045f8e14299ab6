import { objectAt, objectsAt } from '../../lib/core/manifest';
import { committed, objects } from './committed';

const FLUX_CLUSTERS = ['kind', 'staging'];

test('no text of a Flux cluster would be changed by variable substitution', () => {
  const changed = [...committed]
    .filter(([path]) => FLUX_CLUSTERS.includes(path.split('/')[0] ?? '') && path.endsWith('.yaml'))
    .filter(([, content]) => /\$[{$]/.test(content))
    .filter(([, content]) => !content.includes('kustomize.toolkit.fluxcd.io/substitute: disabled'));

  expect(changed.map(([path]) => path)).toEqual([]);
});

test('Flux waits for the current generation of every ExternalSecret and SealedSecret', () => {
  const waiting = objects
    .filter(({ cluster, identity }) => FLUX_CLUSTERS.includes(cluster) && identity.kind === 'Kustomization')
    .flatMap(({ manifest }) => {
      const spec = objectAt(manifest, 'spec');
      return objectsAt(spec, 'healthCheckExprs').map((check) => ({ path: String(spec.path), check }));
    });
  const kinds = ['ExternalSecret', 'SealedSecret'];
  const held = objects.filter(
    ({ cluster, identity }) => FLUX_CLUSTERS.includes(cluster) && kinds.includes(identity.kind),
  );

  const unchecked = held.filter(
    ({ identity, path }) =>
      !waiting.some(
        ({ check, path: folder }) =>
          `./dist/${path}`.startsWith(`${folder}/`) &&
          check.kind === identity.kind &&
          String(check.current).includes('metadata.generation'),
      ),
  );
  expect(held.length).toBeGreaterThan(0);
  expect(unchecked.map(({ path }) => path)).toEqual([]);
});
