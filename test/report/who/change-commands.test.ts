import { changeCommand } from '../../../lib/report/who/change-commands';

test.each([
  [
    'Pulumi ESC environment',
    'acme/shop/production',
    'search["api-key"]',
    `pulumi env set acme/shop/production 'search["api-key"]' --secret --string --file -`,
  ],
  [
    'AWS Secrets Manager',
    'secretsmanager/eu-central-1',
    'orders/db',
    'aws secretsmanager put-secret-value --region eu-central-1 --secret-id orders/db --secret-string file:///dev/stdin',
  ],
  [
    'AWS Parameter Store',
    'ssm/eu-central-1',
    '/orders/queue-url',
    'aws ssm put-parameter --region eu-central-1 --name /orders/queue-url --overwrite --value file:///dev/stdin',
  ],
  [
    'Azure Key Vault',
    'acme-prod.vault.azure.net',
    'secret/db-password',
    'az keyvault secret set --vault-name acme-prod --name db-password --file /dev/stdin --encoding utf-8 --output none',
  ],
  [
    'Google Secret Manager',
    'projects/acme/locations/europe-west1',
    'db-password?version=3',
    'gcloud secrets versions add db-password --project=acme --location=europe-west1 --data-file=-',
  ],
  [
    'HashiCorp Vault',
    'vault.example.com:8200/secret',
    'shop/db#password',
    'vault kv patch -mount=secret shop/db password=-',
  ],
])('%s is given a value on standard input', (kind, address, property, expected) => {
  const command = changeCommand({ kind, address }, property);

  expect(command?.replaceAll(/ \\\n {2}/g, ' ')).toBe(`(read -rs VALUE && printf %s "$VALUE" |\n  ${expected})`);
});

test.each([
  ['Azure Key Vault', 'acme.vault.azure.net', 'certificate/tls', 'a certificate'],
  ['Azure Key Vault', 'acme.vault.azure.net', 'secret/db?encoding=base64', 'a value that is encoded'],
  ['AWS Secrets Manager', 'secretsmanager/eu-central-1', 'db#password', 'one field of an object'],
  ['Google Secret Manager', 'projects/acme', 'db#password', 'one field of an object'],
  [
    'HashiCorp Vault',
    'vault.example.com/admin/shop/secret',
    'db#password',
    'a mount that cannot be told from a namespace',
  ],
  ['Pulumi ESC environment', 'acme/shop/production', 'a["\u001b[2J"]', 'a name that paints a terminal'],
  ['Doppler', 'acme', 'db', 'a store of another kind'],
])('%s %s %s has no command: %s', (kind, address, property) => {
  expect(changeCommand({ kind, address }, property)).toBeUndefined();
});
