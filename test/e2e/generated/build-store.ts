import type { IServiceAccount } from 'cdk8s-plus-30';
import {
  AwsParameterStore,
  AwsSecretsManager,
  AzureKeyVault,
  GoogleSecretManager,
  HashicorpVault,
  type Property,
  PulumiEscEnvironment,
  type Unit,
  WorkloadIdentity,
} from '../../../lib';
import type {
  AwsProgram,
  AzureKeyVaultProgram,
  GoogleSecretManagerProgram,
  HashicorpVaultProgram,
  PropertyProgram,
  PulumiEscProgram,
  StoreProgram,
} from './program';

/** A store as a workload sees it. */
export interface BuiltStore {
  /** Undefined where it is read as nobody in particular. */
  readonly account?: IServiceAccount;
  property(program: PropertyProgram): Property;
}

const ROLE_ARN = 'arn:aws:iam::111122223333:role/reader';
const CLIENT_ID = '11111111-2222-3333-4444-555555555555';
const TENANT_ID = '66666666-7777-8888-9999-000000000000';

/**
 * The store that a program describes.
 *
 * @param id Of the store; its identity's has a suffix.
 * @param namespace Of the unit.
 */
export function buildStore(unit: Unit, id: string, program: StoreProgram, namespace: string): BuiltStore {
  switch (program.kind) {
    case 'pulumi-esc':
      return pulumiEsc(unit, id, program, namespace);
    case 'azure-key-vault':
      return azureKeyVault(unit, id, program);
    case 'aws-parameter-store':
    case 'aws-secrets-manager':
      return aws(unit, id, program);
    case 'google-secret-manager':
      return googleSecretManager(unit, id, program);
    case 'hashicorp-vault':
      return hashicorpVault(unit, id, program);
  }
}

function pulumiEsc(unit: Unit, id: string, program: PulumiEscProgram, namespace: string): BuiltStore {
  const { account, apiUrl, environment, organization, project, signIn, tag } = program;
  const identity =
    signIn === 'token' ? undefined : WorkloadIdentity.pulumi(unit, `${id}-identity`, { name: account, organization });
  const { tokenKey, tokenName, tokenNamespace = namespace } = program;
  const accessToken = signIn === 'account' ? undefined : { namespace: tokenNamespace, name: tokenName, key: tokenKey };
  const latest = new PulumiEscEnvironment(unit, id, {
    organization,
    project,
    environment,
    identity,
    accessToken,
    apiUrl,
  });
  const store = tag === undefined ? latest : latest.at(tag);
  return { account: identity?.account, property: ({ path }) => store.property(path) };
}

function azureKeyVault(
  unit: Unit,
  id: string,
  { account, cloud, signIn, vaultName }: AzureKeyVaultProgram,
): BuiltStore {
  const isAccount = signIn === 'account' || signIn === 'account-with-tenant';
  const tenantId = signIn === 'account-with-tenant' ? TENANT_ID : undefined;
  const identity = isAccount
    ? WorkloadIdentity.azure(unit, `${id}-identity`, { name: account, clientId: CLIENT_ID, tenantId })
    : undefined;
  const nodes = {
    kind: 'vm-managed-identity' as const,
    clientId: signIn === 'nodes-by-id' ? CLIENT_ID : undefined,
  };
  const store = new AzureKeyVault(unit, id, { vaultName, cloud, tenantId: TENANT_ID, identity: identity ?? nodes });
  return {
    account: identity?.account,
    property: ({ field, name, object }) => {
      switch (object) {
        case 'secret':
          return store.secret(name, { field });
        case 'base64-secret':
          return store.secret(name, { encoding: 'base64' });
        case 'certificate':
          return store.certificate(name);
        case 'certificate-with-key':
          return store.certificateWithKey(name);
        case 'pfx':
          return store.certificateWithKey(name, { format: 'pfx' });
        case 'key':
          return store.key(name);
      }
    },
  };
}

function aws(unit: Unit, id: string, { account, kind, region, signIn }: AwsProgram): BuiltStore {
  const props = { name: account, roleArn: ROLE_ARN };
  const identity = {
    irsa: () => WorkloadIdentity.awsIrsa(unit, `${id}-identity`, props),
    'pod-identity': () => WorkloadIdentity.awsPodIdentity(unit, `${id}-identity`, props),
    platform: () => ({ kind: 'platform' as const, account: undefined }),
  }[signIn]();
  if (kind === 'aws-parameter-store') {
    const store = new AwsParameterStore(unit, id, { region, identity });
    return { account: identity.account, property: ({ name, version }) => store.parameter(name, { version }) };
  }
  const store = new AwsSecretsManager(unit, id, { region, identity });
  return { account: identity.account, property: ({ field, name }) => store.secret(name, { field }) };
}

function googleSecretManager(unit: Unit, id: string, program: GoogleSecretManagerProgram): BuiltStore {
  const { account, clusterName, location, project, signIn } = program;
  const googleServiceAccount = signIn === 'service-account' ? `reader@${project}.iam.gserviceaccount.com` : undefined;
  const identity =
    signIn === 'platform'
      ? { kind: 'platform' as const, account: undefined }
      : WorkloadIdentity.gcp(unit, `${id}-identity`, { name: account, project, googleServiceAccount });
  const store = new GoogleSecretManager(unit, id, { project, location, identity, clusterName });
  return {
    account: identity.account,
    property: ({ field, name, version }) => store.secret(name, { field, version }),
  };
}

function hashicorpVault(unit: Unit, id: string, program: HashicorpVaultProgram): BuiltStore {
  const { account, audience, mount, namespace, role, server, version } = program;
  const identity = WorkloadIdentity.vaultKubernetes(unit, `${id}-identity`, { name: account, role, audience });
  const store = new HashicorpVault(unit, id, { server, mount, version, identity, namespace });
  return {
    account: identity.account,
    property: ({ field = 'value', name, version }) => store.secret(name, field, { version }),
  };
}
