import { App, Chart } from 'cdk8s';
import { findingsOf } from '../../lib/core/report-finding';
import { WorkloadIdentity } from '../../lib/identity/workload-identity';
import { CLIENT_ID, codesOf, shop } from '../support/identity';

test('the ServiceAccount has the name of the id and lies in the namespace of the unit', () => {
  const identity = WorkloadIdentity.pulumi(shop(), 'checkout', { organization: 'acme' });

  expect([identity.namespace, identity.accountName, identity.account.name]).toEqual(['shop', 'checkout', 'checkout']);
});

test('the ServiceAccount mounts no token into pods', () => {
  const chart = shop();

  WorkloadIdentity.pulumi(chart, 'checkout', { organization: 'acme' });

  expect(chart.toJson()).toEqual([
    {
      apiVersion: 'v1',
      kind: 'ServiceAccount',
      metadata: { name: 'checkout', namespace: 'shop' },
      automountServiceAccountToken: false,
    },
  ]);
});

test('a name and a namespace of its own are taken, on the other side too', () => {
  const chart = shop();

  const { registration } = WorkloadIdentity.pulumi(chart, 'id', {
    organization: 'acme',
    name: 'eso',
    namespace: 'ops',
  });

  expect(chart.toJson()[0].metadata).toEqual({ name: 'eso', namespace: 'ops' });
  expect(registration.subject).toBe('system:serviceaccount:ops:eso');
});

test('the namespace is that of the nearest chart', () => {
  const inner = new Chart(shop(), 'inner', { namespace: 'inner' });

  expect(WorkloadIdentity.pulumi(inner, 'checkout', { organization: 'acme' }).namespace).toBe('inner');
});

test('without any namespace it is the one that Kubernetes takes', () => {
  const chart = new Chart(new App(), 'prod');

  expect(WorkloadIdentity.pulumi(chart, 'checkout', { organization: 'acme' }).namespace).toBe('default');
});

test.each([
  ['id', 'default', {}],
  ['name', 'checkout', { name: 'default' }],
  ['existing account', 'checkout', { existingAccount: 'default' }],
])('the default ServiceAccount is refused as %s', (_, id, props) => {
  const identity = WorkloadIdentity.pulumi(shop(), id, { organization: 'acme', ...props });

  expect(codesOf(identity)).toEqual(['identity/default-service-account error']);
});

test('an existing account is referred to, not created', () => {
  const chart = shop();

  const identity = WorkloadIdentity.pulumi(chart, 'checkout', { organization: 'acme', existingAccount: 'eso' });

  expect(chart.toJson()).toEqual([]);
  expect([identity.accountName, identity.namespace]).toEqual(['eso', 'shop']);
  expect(identity.account.toSubjectConfiguration()).toMatchObject({ name: 'eso', namespace: 'shop' });
});

test('an existing account needs no chart, if it says its namespace', () => {
  const identity = WorkloadIdentity.pulumi(new App(), 'eso', {
    organization: 'acme',
    existingAccount: 'eso',
    namespace: 'ops',
  });

  expect(identity.registration.subject).toBe('system:serviceaccount:ops:eso');
});

test('of an existing account it is told which annotations somebody else has to set', () => {
  const identity = WorkloadIdentity.azure(shop(), 'checkout', { clientId: CLIENT_ID, existingAccount: 'app' });

  expect(findingsOf(identity)).toMatchObject([
    {
      code: 'identity/unmanaged-annotations',
      severity: 'note',
      mend: `Annotate it where it is made:\nazure.workload.identity/client-id: ${CLIENT_ID}`,
    },
  ]);
});

test.each([{ existingAccount: 'App' }, { existingAccount: '' }, { existingAccount: 'app', namespace: 'a.b' }])(
  '%j names no account',
  (props) => {
    const identity = WorkloadIdentity.azure(shop(), 'checkout', { clientId: CLIENT_ID, ...props });

    expect(codesOf(identity)).toEqual(['identity/existing-account error']);
  },
);
