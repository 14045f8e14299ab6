import { Cluster, type Fleet, GitOps, Unit } from '../../lib';
import { FleetScope, type ScopeNames } from '../../lib/esc-check/fleet-scope';
import { cluster } from '../support/fleet';

test.each([
  [
    'the whole fleet',
    {},
    ['', 'shared', 'prod', 'prod/gitops', 'prod/web', 'prod/web/app', 'staging/web', 'staging/api'],
  ],
  ['a cluster', { clusters: ['staging'] }, ['', 'shared', 'staging/web', 'staging/api']],
  [
    'a unit of every cluster',
    { units: ['web'] },
    ['', 'shared', 'prod', 'prod/gitops', 'prod/web', 'prod/web/app', 'staging/web'],
  ],
  [
    'a unit of one cluster',
    { clusters: ['prod'], units: ['web'] },
    ['', 'shared', 'prod', 'prod/gitops', 'prod/web', 'prod/web/app'],
  ],
] as const)('%s takes in what lies in it and what it shares', (_, names, expected) => {
  const paths = ['', 'shared', 'prod', 'prod/gitops', 'prod/web', 'prod/web/app', 'staging/web', 'staging/api'];

  const included = paths.filter((path) => scopeOf(names).includes(path));

  expect(included).toEqual(expected);
});

test.each([
  [{ clusters: ['prd'] }, 'There is no cluster "prd"; there is prod, staging.'],
  [{ units: ['wb'] }, 'There is no unit "wb"; there is web, api.'],
  [{ clusters: ['prod'], units: ['api'] }, 'There is no unit "api"; there is web.'],
  [{ clusters: ['staging'], units: ['api'] }, undefined],
] as const)('%j: %s', (names, problem) => {
  expect(scopeOf(names).problem).toBe(problem);
});

function scopeOf(names: ScopeNames): FleetScope {
  const prod = cluster();
  const fleet = prod.node.root as Fleet;
  const staging = new Cluster(fleet, 'staging', {
    kubernetes: '1.33',
    gitOps: GitOps.flux({ repository: REPOSITORY }),
  });
  for (const [where, name] of [
    [prod, 'web'],
    [staging, 'web'],
    [staging, 'api'],
  ] as const)
    new Unit(where, name);
  return new FleetScope(fleet, names);
}

const REPOSITORY = 'https://github.com/acme/clusters.git';
