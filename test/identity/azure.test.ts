import { findingsOf } from '../../lib/core/report-finding';
import type { AzureIdentityProps } from '../../lib/identity/azure';
import { WorkloadIdentity } from '../../lib/identity/workload-identity';
import { CLIENT_ID, codesOf, shop } from '../support/identity';

const TENANT_ID = '99999999-2222-3333-4444-555555555555';

test('the account carries the client id, and the store is left to name the tenant', () => {
  expect(annotations({})).toEqual({ 'azure.workload.identity/client-id': CLIENT_ID });
});

test('a tenant of its own is an annotation', () => {
  expect(annotations({ tenantId: TENANT_ID })).toEqual({
    'azure.workload.identity/client-id': CLIENT_ID,
    'azure.workload.identity/tenant-id': TENANT_ID,
  });
});

test('pods get the label of the webhook only when Azure SDKs in them are to sign in', () => {
  expect(azure({}).podLabels).toEqual({});
  expect(azure({ forApp: true }).podLabels).toEqual({ 'azure.workload.identity/use': 'true' });
});

test('the driver has to ask for the audience that Entra takes', () => {
  expect(azure({}).tokenAudience).toBe('api://AzureADTokenExchange');
});

test('an app registration gets a federated credential by its client id', () => {
  expect(azure({}).registration).toEqual({
    title: 'Let ServiceAccount shop/checkout sign in to Azure',
    where: `Microsoft Entra, federated credentials of app registration ${CLIENT_ID}`,
    subject: 'system:serviceaccount:shop:checkout',
    audience: 'api://AzureADTokenExchange',
    facts: [
      ['Issuer', '<issuer>'],
      ['Name', 'prod-checkout'],
    ],
    command: `az ad app federated-credential create --id '${CLIENT_ID}' --parameters '{"name":"prod-checkout","issuer":"<issuer>","subject":"system:serviceaccount:shop:checkout","audiences":["api://AzureADTokenExchange"]}'`,
  });
});

test('a managed identity gets one by its name', () => {
  const { command, where } = azure({ managedIdentity: { name: 'checkout', resourceGroup: 'shop-eu' } }).registration;

  expect(where).toBe(`Microsoft Entra, federated credentials of managed identity checkout (${CLIENT_ID})`);
  expect(command).toBe(
    [
      'az identity federated-credential create \\',
      "  --identity-name 'checkout' --resource-group 'shop-eu' --name 'prod-checkout' \\",
      "  --issuer '<issuer>' --subject 'system:serviceaccount:shop:checkout' --audiences 'api://AzureADTokenExchange'",
    ].join('\n'),
  );
});

test('the name of a credential has the characters and the length that Entra takes', () => {
  const { facts } = WorkloadIdentity.azure(shop(), `a.${'b'.repeat(130)}`, { clientId: CLIENT_ID }).registration;

  expect(new Map(facts).get('Name')).toBe(`prod-a-${'b'.repeat(113)}`);
});

test.each<Partial<AzureIdentityProps>>([
  { clientId: '' },
  { clientId: 'checkout' },
  { clientId: `${CLIENT_ID} ` },
  { tenantId: 'acme.onmicrosoft.com' },
  { managedIdentity: { name: "it's", resourceGroup: 'shop-eu' } },
  { managedIdentity: { name: 'checkout', resourceGroup: 'shop eu' } },
])('%j is refused', (props) => {
  expect(codesOf(azure(props))).toEqual(['identity/invalid-field error']);
});

test('a wrong id is told with the form of a right one', () => {
  const [finding] = findingsOf(azure({ clientId: 'checkout' }));

  expect(finding?.problem).toBe('"checkout" is not a client id of Microsoft Entra.');
  expect(finding?.mend).toBe('Write it like "11111111-2222-3333-4444-555555555555".');
});

function azure(props: Partial<AzureIdentityProps>) {
  return WorkloadIdentity.azure(shop(), 'checkout', { clientId: CLIENT_ID, ...props });
}

function annotations(props: Partial<AzureIdentityProps>) {
  const chart = shop();
  WorkloadIdentity.azure(chart, 'checkout', { clientId: CLIENT_ID, ...props });
  return chart.toJson()[0].metadata.annotations;
}
