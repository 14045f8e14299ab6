import { Secret } from 'cdk8s-plus-30';
import { parse, stringify } from 'yaml';
import {
  type Cluster,
  ClusterExternalSecret,
  ClusterSecretStore,
  ExternalSecret,
  Operator,
  PushSecret,
  SealedFile,
  SealedSecret,
  SecretStore,
  Unit,
} from '../../../lib';
import type { JsonObject } from '../../../lib/core/json';
import type { Tree } from '../../../lib/synth/tree';
import { cluster, environmentIn, rendering } from '../../support/fleet';
import { CERTIFICATE, SEALED_VALUE, sealedContent } from '../../support/sealed-content';

/** Units that hold one object each, and whose Kustomization has lost its health checks. */
export const UNCHECKED = ['unchecked-external-secret', 'unchecked-sealed-secret'] as const;

/**
 * Cluster `prod` with a unit of one object for each kind that Flux misreads, in a namespace of the unit's name.
 *
 * @param version What the objects say differs from version to version; that of stores does not.
 */
export function healthFleet(version: number): Tree {
  const prod = cluster({ externalSecretsOperator: Operator.managedElsewhere() });
  addExternalSecret(prod, 'external-secret', version);
  addExternalSecret(prod, 'external-secret-once', version, 'once');
  addExternalSecret(prod, 'unchecked-external-secret', version);
  addPushSecret(prod, version);
  addSecretStore(prod);
  addClusterSecretStore(prod);
  addClusterExternalSecret(prod, version);
  for (const name of ['sealed-secret', 'refused-sealed-secret', 'unchecked-sealed-secret']) {
    addSealedSecret(prod, name, version);
  }
  return withoutChecks(rendering(prod).tree);
}

function unitOf(prod: Cluster, name: string): Unit {
  return new Unit(prod, name, { namespace: name });
}

function addExternalSecret(prod: Cluster, namespace: string, version: number, refresh?: 'once'): void {
  const store = SecretStore.fromName({ name: 'store', namespace });
  const data = [{ secretKey: 'password', remoteRef: { key: `db.password${version}` } }];
  new ExternalSecret(unitOf(prod, namespace), 'secret', { name: 'db', namespace, store, data, refresh });
}

function addPushSecret(prod: Cluster, version: number): void {
  const namespace = 'push-secret';
  const unit = unitOf(prod, namespace);
  new PushSecret(unit, 'secret', {
    name: 'db',
    namespace,
    secret: Secret.fromSecretName(unit, 'pushed', 'db'),
    stores: [SecretStore.fromName({ name: 'store', namespace })],
    data: [{ secretKey: 'password', remoteKey: `db${version}`, property: 'password' }],
  });
}

function addSecretStore(prod: Cluster): void {
  const namespace = 'secret-store';
  const unit = unitOf(prod, namespace);
  const { externalSecrets } = environmentIn(unit, namespace);
  const provider = externalSecrets.provider('SecretStore');
  new SecretStore(unit, 'store', { name: 'store', namespace, provider, profile: externalSecrets.profile });
}

function addClusterSecretStore(prod: Cluster): void {
  const name = 'cluster-secret-store';
  const unit = unitOf(prod, name);
  const { externalSecrets } = environmentIn(unit, name);
  const provider = externalSecrets.provider('ClusterSecretStore');
  const conditions = [{ namespaces: [name] }];
  new ClusterSecretStore(unit, 'store', { name: 'store', conditions, provider, profile: externalSecrets.profile });
}

function addClusterExternalSecret(prod: Cluster, version: number): void {
  const name = 'cluster-external-secret';
  const data = [{ secretKey: 'password', remoteRef: { key: `db.password${version}` } }];
  const store = ClusterSecretStore.fromName({ name: 'store' });
  new ClusterExternalSecret(unitOf(prod, name), 'secret', { name: 'db', namespaces: [name], store, data });
}

function addSealedSecret(prod: Cluster, namespace: string, version: number): void {
  const key = `password${version}`;
  const content = sealedContent({
    namespace,
    certificates: { [key]: CERTIFICATE },
    encryptedData: { [key]: SEALED_VALUE },
  });
  new SealedSecret(unitOf(prod, namespace), 'secret', { sealed: SealedFile.of(content) });
}

function withoutChecks(tree: Tree): Tree {
  const files = new Map(tree);
  for (const unit of UNCHECKED) {
    const path = `prod/flux/kustomization-${unit}.yaml`;
    const { spec, ...kustomization }: JsonObject = parse(files.get(path) ?? '');
    files.set(path, stringify({ ...kustomization, spec: { ...(spec as JsonObject), healthCheckExprs: undefined } }));
  }
  return files;
}
