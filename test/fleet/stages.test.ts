import * as kplus from 'cdk8s-plus-30';
import { Binding, Cluster, Fleet, GitOps, Unit } from '../../lib';
import { environmentIn, findingsOf, reader } from '../support/fleet';

const gitOps = GitOps.flux({ repository: 'https://github.com/acme/clusters.git' });

test.each([
  ['production', []],
  ['staging', ['store/other-stage error prod/checkout/production']],
])('a cluster of stage %s that reads an environment "production"', (stage, expected) => {
  const fleet = new Fleet({ stages: { production: ['production'], staging: ['staging'] } });
  const prod = new Cluster(fleet, 'prod', { kubernetes: '1.33', gitOps, stage });
  reader(prod, 'checkout');

  expect(findingsOf(prod)).toEqual(expected);
});

test.each([
  ['is of the stage of the environment', ['staging'], ['store/other-stage error prod/checkout/production/at-stable']],
  ['is of the stage that names it', ['staging', 'production--stable'], []],
])('an environment that is held at a tag %s', (_, staging, expected) => {
  const fleet = new Fleet({ stages: { staging, production: ['production'] } });
  const prod = new Cluster(fleet, 'prod', { kubernetes: '1.33', gitOps, stage: 'staging' });
  const unit = new Unit(prod, 'checkout', { namespace: 'shop' });
  const app = new kplus.Deployment(unit, 'app', { containers: [{ image: 'app:1' }] });
  Binding.variables(app, { PASSWORD: environmentIn(unit, 'shop').at('stable').property('password') });

  expect(findingsOf(prod)).toEqual(expected);
});

test('a stage that the fleet does not have is an error', () => {
  const prod = new Cluster(new Fleet(), 'prod', { kubernetes: '1.33', gitOps, stage: 'production' });

  expect(findingsOf(prod)).toEqual(['fleet/unknown-stage error prod']);
});
