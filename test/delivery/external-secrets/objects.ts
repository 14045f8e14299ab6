import { type ApiObject, App, Chart } from 'cdk8s';
import type { Construct } from 'constructs';
import type { JsonObject } from '../../../lib/core/json';
import { findingsOf } from '../../../lib/core/report-finding';
import { ClusterSecretStore } from '../../../lib/delivery/external-secrets/cluster-secret-store';
import { ExternalSecret, type ExternalSecretProps } from '../../../lib/delivery/external-secrets/external-secret';
import type { ExternalSecretsProviderProfile } from '../../../lib/upstream/external-secrets-provider-profile';

/** A provider that can do everything. */
export const ABLE: ExternalSecretsProviderProfile = {
  provider: 'fake',
  callsPerEntry: 1,
  callsPerExtract: 1,
  canFind: true,
  reportsMissing: true,
  resolvesConsumerNamespace: true,
  ignoresRemoteProperty: false,
  ignoresRemoteVersion: false,
  deliversStructuredValues: true,
};

/** A chart of namespace `chart` in a plain App. */
export function chart(): Chart {
  return new Chart(new App(), 'chart', { namespace: 'chart', disableResourceNameHashes: true });
}

/** A foreign ClusterSecretStore `esc`, whose provider can do everything but this. */
export function store(unable: Partial<ExternalSecretsProviderProfile> = {}) {
  return ClusterSecretStore.fromName({ name: 'esc', profile: { ...ABLE, ...unable } });
}

/** ExternalSecret `shop/db` that reads `db.password` from {@link store}. */
export function externalSecret(props: Partial<ExternalSecretProps> = {}, scope: Construct = chart()): ExternalSecret {
  return new ExternalSecret(scope, 'db', {
    name: 'db',
    namespace: 'shop',
    store: store(),
    data: [{ secretKey: 'password', remoteRef: { key: 'db.password' } }],
    ...props,
  });
}

/** The object of a construct. */
export function manifestOf(construct: Construct): JsonObject {
  return (construct.node.findChild('Resource') as ApiObject).toJson();
}

/** `spec` of the object of a construct. */
export function specOf(construct: Construct): JsonObject {
  return manifestOf(construct).spec as JsonObject;
}

/** `code severity` of everything that is wrong with a construct. */
export function codesOf(construct: Construct): readonly string[] {
  return findingsOf(construct).map(({ code, severity }) => `${code} ${severity}`);
}
