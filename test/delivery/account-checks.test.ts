import { ServiceAccount } from 'cdk8s-plus-30';
import { app, bind, findingsOn, problemsOn, shop } from '../support/workload';

test('a workload may not run as a ServiceAccount of another namespace', () => {
  const chart = shop();
  const serviceAccount = new ServiceAccount(chart, 'account', { metadata: { name: 'reader', namespace: 'ledger' } });
  const deployment = app({ serviceAccount }, chart);
  bind(deployment, 'db', '/run/secrets/db/password');

  const [finding] = problemsOn(deployment);

  expect(finding).toMatchObject({ code: 'binding/account-namespace', severity: 'error', path: 'shop/app' });
  expect(finding?.problem).toBe('Deployment "app" of namespace "shop" runs as ServiceAccount "ledger/reader".');
});

test('it is told once, however many bindings there are, and whenever they come', () => {
  const chart = shop();
  const serviceAccount = new ServiceAccount(chart, 'account', { metadata: { namespace: 'ledger' } });
  const deployment = app({ serviceAccount }, chart);
  bind(deployment, 'db', '/run/secrets/db/password');
  bind(deployment, 'mail', '/run/secrets/mail/password');
  problemsOn(deployment);
  bind(deployment, 'late', '/run/secrets/late/password');

  expect(findingsOn(deployment).filter((finding) => finding.includes('account-namespace'))).toHaveLength(1);
});

test('one of its own namespace passes, and one that somebody else makes', () => {
  const chart = shop();
  const own = app({ serviceAccount: new ServiceAccount(chart, 'account', { metadata: { name: 'reader' } }) }, chart);
  bind(own, 'db', '/run/secrets/db/password');
  const elsewhere = shop();
  const foreign = app(
    { serviceAccount: ServiceAccount.fromServiceAccountName(elsewhere, 'account', 'reader') },
    elsewhere,
  );
  bind(foreign, 'db', '/run/secrets/db/password');

  expect([...findingsOn(own), ...findingsOn(foreign)]).toEqual([]);
});
