import { ApiObject } from 'cdk8s';
import type { Unit } from '../../lib';
import { cluster, filesOf, findingsOf, settings } from '../support/fleet';

test('two objects that only their group tells apart cannot share a file', () => {
  const prod = cluster();
  const web = settings(prod, 'web');
  ingress(web, 'a', 'networking.k8s.io/v1');
  ingress(web, 'b', 'config.openshift.io/v1');

  expect(findingsOf(prod)).toEqual(['synth/file-taken error prod/web/b']);
});

test('two objects of one identity are told of once', () => {
  const prod = cluster();
  const web = settings(prod, 'web');
  ingress(web, 'a', 'networking.k8s.io/v1');
  ingress(web, 'b', 'networking.k8s.io/v1');

  expect(findingsOf(prod)).toEqual(['manifest/duplicate error prod/web/b']);
});

test('two units can hold objects of one kind and name in their own namespaces', () => {
  const prod = cluster();
  ingress(settings(prod, 'web', 'web'), 'a', 'networking.k8s.io/v1');
  ingress(settings(prod, 'shop', 'shop'), 'a', 'networking.k8s.io/v1');

  expect(findingsOf(prod)).toEqual([]);
});

test('an object of another namespace lies in a folder of its name', () => {
  const prod = cluster();
  ingress(settings(prod, 'web'), 'a', 'networking.k8s.io/v1', 'default');

  expect(filesOf(prod).has('web/default/ingress-app.yaml')).toBe(true);
});

function ingress(unit: Unit, id: string, apiVersion: string, namespace?: string): void {
  new ApiObject(unit, id, { apiVersion, kind: 'Ingress', metadata: { name: 'app', namespace } });
}
