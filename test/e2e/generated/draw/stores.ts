import fc, { type Arbitrary } from 'fast-check';
import { anyText } from '../../../support/property-paths';
import type {
  AwsProgram,
  AzureKeyVaultProgram,
  GoogleSecretManagerProgram,
  HashicorpVaultProgram,
  PulumiEscProgram,
  StoreProgram,
} from '../program';
import { dnsSubdomain } from './names';
import { maybe, orBeyond, type Reach } from './reach';

/** Which stores go together: a driver that passes tokens to the clouds' providers passes them to Pulumi's, which fails on them. */
export type Family = 'pulumi' | 'clouds' | 'any';

/** A store, with an account of its own. */
export function store(reach: Reach, family: Family): Arbitrary<StoreProgram> {
  const pulumi = pulumiEsc(reach);
  const clouds = fc.oneof(azureKeyVault(reach), aws(reach), googleSecretManager(reach));
  const either: readonly Arbitrary<StoreProgram>[] = { pulumi: [pulumi], clouds: [clouds], any: [pulumi, clouds] }[
    family
  ];
  return fc.oneof(...either, hashicorpVault(reach));
}

function pulumiEsc(reach: Reach): Arbitrary<PulumiEscProgram> {
  return fc.record({
    kind: fc.constant('pulumi-esc'),
    account: dnsSubdomain(reach),
    organization: spelt(reach, 'acme', 'a1b', 'Acme_2', 'x'.repeat(40)),
    project: spelt(reach, 'shop', 'a', '0', 'Shop.v2_x', 'p'.repeat(100)),
    environment: spelt(reach, 'production', '1', 'true', 'e-2.x', 'e'.repeat(100)),
    signIn: fc.constantFrom('token', 'token', 'account', 'token-and-account'),
    tokenName: maybe(dnsSubdomain(reach)),
    tokenNamespace: maybe(fc.constantFrom('default', 'kube-system'), 12),
    tokenKey: maybe(fc.constantFrom('token', 'a.b_c-d', '.token', 'k'.repeat(253)), 30),
    apiUrl: maybe(spelt(reach, 'https://esc.acme.example/api/esc', 'https://[::1]:8443/api/esc'), 24),
    tag: maybe(spelt(reach, 'stable', 'v1-2', 'T'), 12),
  });
}

function azureKeyVault(reach: Reach): Arbitrary<AzureKeyVaultProgram> {
  return fc.record({
    kind: fc.constant('azure-key-vault'),
    account: dnsSubdomain(reach),
    vaultName: spelt(reach, 'acme-shop', 'abc', `a${'0'.repeat(23)}`),
    cloud: maybe(fc.constantFrom('AzurePublicCloud', 'AzureUSGovernmentCloud', 'AzureChinaCloud')),
    signIn: fc.constantFrom('account', 'account', 'account-with-tenant', 'nodes', 'nodes-by-id'),
  });
}

function aws(reach: Reach): Arbitrary<AwsProgram> {
  return fc.record({
    kind: fc.constantFrom('aws-secrets-manager', 'aws-parameter-store'),
    account: dnsSubdomain(reach),
    region: spelt(reach, 'eu-central-1', 'us-gov-west-1', 'ap-southeast-12'),
    signIn: fc.constantFrom('irsa', 'irsa', 'irsa', 'irsa', 'pod-identity', 'platform'),
  });
}

function googleSecretManager(reach: Reach): Arbitrary<GoogleSecretManagerProgram> {
  return fc.record({
    kind: fc.constant('google-secret-manager'),
    account: dnsSubdomain(reach),
    project: fc.constant('acme-prod'),
    location: maybe(spelt(reach, 'europe-west1')),
    signIn: fc.constantFrom('account', 'service-account', 'platform'),
    clusterName: maybe(spelt(reach, 'prod', 'x'.repeat(40))),
  });
}

function hashicorpVault(reach: Reach): Arbitrary<HashicorpVaultProgram> {
  return fc.record({
    kind: fc.constant('hashicorp-vault'),
    account: dnsSubdomain(reach),
    server: spelt(reach, 'https://vault.acme.example:8200', 'http://10.0.0.1', 'https://v/base'),
    mount: spelt(reach, 'secret', 'v1', 'teams/shop/kv', '\u043a\u043b\u044e\u0447', 'a b'),
    version: maybe(fc.constantFrom('v1', 'v2')),
    namespace: maybe(spelt(reach, 'admin/shop', 'n')),
    role: spelt(reach, 'reader', 'r', 'a.b-c'),
    audience: maybe(spelt(reach, 'vault', 'https://vault.acme.example')),
  });
}

/** One of these, and beyond what is legal any text. */
function spelt(reach: Reach, ...legal: readonly string[]): Arbitrary<string> {
  return orBeyond(reach, fc.constantFrom(...legal), anyText);
}
