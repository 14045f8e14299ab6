import { Operator } from '../../lib/fleet/choice';
import { servedVersions } from '../../lib/fleet/served-versions';
import { cluster } from '../support/fleet';

test.each([
  ['1.31', ['flowcontrol.apiserver.k8s.io/v1beta3', 'flowcontrol.apiserver.k8s.io/v1']],
  ['1.32', ['flowcontrol.apiserver.k8s.io/v1']],
])('Kubernetes %s serves %j of FlowSchemas', (kubernetes, apiVersions) => {
  const served = servedVersions(cluster({ kubernetes }));

  expect(served.get('flowcontrol.apiserver.k8s.io/FlowSchema')).toEqual({
    by: `Kubernetes ${kubernetes}`,
    apiVersions,
  });
});

test('a version that comes later is not served yet', () => {
  const served = servedVersions(cluster({ kubernetes: '1.33' }));

  expect(served.get('resource.k8s.io/ResourceClaimTemplate')?.apiVersions).not.toContain('resource.k8s.io/v1');
});

test('the pinned operator serves v1 alone', () => {
  expect(servedVersions(cluster()).get('external-secrets.io/ExternalSecret')?.apiVersions).toEqual([
    'external-secrets.io/v1',
  ]);
});

test('what an operator of somebody else serves is not known', () => {
  const elsewhere = cluster({ externalSecretsOperator: Operator.managedElsewhere() });

  expect(servedVersions(elsewhere).has('external-secrets.io/ExternalSecret')).toBe(false);
});
