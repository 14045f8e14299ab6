import type { InventoryStore } from '../../core/inventory.ts';
import { partsOf, type ReferenceParts } from './relation.ts';
import { commandLine, withTypedValue } from './shell.ts';
import { PULUMI_ESC } from './store-kinds.ts';

/**
 * The command that writes a new value of a property into its store, from standard input; undefined where there is none, as for one
 * field of an object, for a certificate, or for a store of another kind.
 */
export function changeCommand(
  { address, kind }: Pick<InventoryStore, 'address' | 'kind'>,
  property: string,
): string | undefined {
  const words = kind === PULUMI_ESC ? pulumiEsc(address, property) : COMMANDS[kind]?.(address, partsOf(property));
  const command = words && commandLine(words);
  return command && withTypedValue(command);
}

/** `--file -` reads standard input, and `--string` takes what is there for a text, not for YAML (Pulumi CLI, `env set`). */
function pulumiEsc(address: string, property: string): readonly string[] {
  return ['pulumi', 'env', 'set', address, property, '--secret', '--string', '--file', '-'];
}

type Words = readonly string[] | undefined;

const COMMANDS: Readonly<Record<string, (address: string, parts: ReferenceParts) => Words>> = {
  'AWS Parameter Store': (address, { name }) => [
    ...['aws', 'ssm', 'put-parameter', '--region', lastOf(address)],
    ...['--name', name, '--overwrite', '--value', 'file:///dev/stdin'],
  ],
  'AWS Secrets Manager': (address, { field, name }) =>
    field === undefined
      ? [
          ...['aws', 'secretsmanager', 'put-secret-value', '--region', lastOf(address)],
          ...['--secret-id', name, '--secret-string', 'file:///dev/stdin'],
        ]
      : undefined,
  'Azure Key Vault': azureKeyVault,
  'Google Secret Manager': googleSecretManager,
  'HashiCorp Vault': hashicorpVault,
};

/** Without `--encoding`, the Azure CLI takes a file for base64; without `--output none` it prints the value. */
function azureKeyVault(address: string, { field, name, version }: ReferenceParts): Words {
  const [type, secret] = [name.slice(0, name.indexOf('/')), name.slice(name.indexOf('/') + 1)];
  if (type !== 'secret' || field !== undefined || version?.includes('encoding=')) return undefined;
  return [
    ...['az', 'keyvault', 'secret', 'set', '--vault-name', address.slice(0, address.indexOf('.')), '--name', secret],
    ...['--file', '/dev/stdin', '--encoding', 'utf-8', '--output', 'none'],
  ];
}

function googleSecretManager(address: string, { field, name }: ReferenceParts): Words {
  if (field !== undefined) return undefined;
  const [, project = '', , location] = address.split('/');
  return [
    ...['gcloud', 'secrets', 'versions', 'add', name, `--project=${project}`],
    ...(location === undefined ? [] : [`--location=${location}`]),
    '--data-file=-',
  ];
}

/** Version 1 of the engine knows no `patch`; a namespace and a mount of several levels cannot be told apart in the address. */
function hashicorpVault(address: string, { field, name }: ReferenceParts): Words {
  const [, mount = '', ...more] = address.split('/');
  if (field === undefined || more.length > 0) return undefined;
  return ['vault', 'kv', 'patch', `-mount=${mount}`, name, `${field}=-`];
}

function lastOf(address: string): string {
  return address.slice(address.lastIndexOf('/') + 1);
}
