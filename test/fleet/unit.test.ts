import { ApiObject, App, Chart, Testing } from 'cdk8s';
import * as kplus from 'cdk8s-plus-30';
import { Construct } from 'constructs';
import { Unit } from '../../lib';
import { cluster, findingsOf, reader } from '../support/fleet';
import { ROOT_CONTAINER } from '../support/workload';

test('names are the ids below the unit, without a hash', () => {
  const unit = new Unit(new App(), 'shop');
  const deployment = new kplus.Deployment(new Construct(unit, 'web'), 'api', { containers: [ROOT_CONTAINER] });

  expect(deployment.name).toBe('web-api');
});

test.each(['Default', 'Resource'])('the id %s is left out of names', (id) => {
  const unit = new Unit(new App(), 'shop');
  const object = new ApiObject(new Construct(unit, 'web'), id, { apiVersion: 'v1', kind: 'ConfigMap' });

  expect(object.name).toBe('web');
});

test('a unit can be synthesized as any chart can', () => {
  const prod = cluster();

  const kinds = Testing.synth(reader(prod, 'checkout')).map(({ kind }) => kind);

  expect(kinds).toEqual(['Deployment', 'SecretProviderClass']);
});

test('a stock chart is no unit', () => {
  expect(new Chart(new App(), 'web')).not.toBeInstanceOf(Unit);
  expect(new Unit(new App(), 'web')).toBeInstanceOf(Unit);
  expect(new Unit(new App(), 'web')).toBeInstanceOf(Chart);
});

test.each(['Shop', 'shop_eu', 'a'.repeat(64)])('a unit cannot be called %s', (id) => {
  const prod = cluster();
  new ApiObject(new Unit(prod, id, { namespace: 'default' }), 'app', { apiVersion: 'v1', kind: 'ConfigMap' });

  expect(findingsOf(prod)).toContain(`fleet/unit-name error prod/${id}`);
});
