import { Cluster, Fleet, GitOps } from '../../lib';
import { findingsOf, reader } from '../support/fleet';

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

test('a stage that the fleet does not have is an error', () => {
  const prod = new Cluster(new Fleet(), 'prod', { kubernetes: '1.33', gitOps, stage: 'production' });

  expect(findingsOf(prod)).toEqual(['fleet/unknown-stage error prod']);
});
