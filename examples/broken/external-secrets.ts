import { ApiObject } from 'cdk8s';
import * as kplus from 'cdk8s-plus-30';
import { AddOn, Cluster, Driver, type Fleet, GitOps, Operator, Unit } from '../../lib/index.ts';

/** A store, and what restarts. */
export function stores(unit: Unit): void {
  // A store that every namespace may use, and whose credential names no namespace.
  const accessToken = { secretRef: { name: 'pulumi-access-token', key: 'token' } };
  operatorObject(unit, 'ClusterSecretStore', 'esc', {
    provider: { pulumi: { organization: 'acme', project: 'shop', environment: 'production', auth: { accessToken } } },
  });

  // An ExternalSecret that takes over a Secret of Argo CD, every 15 seconds, and restarts a workload each time.
  operatorObject(unit, 'ExternalSecret', 'argocd-secret', {
    refreshInterval: '15s',
    secretStoreRef: { kind: 'ClusterSecretStore', name: 'esc' },
    data: [{ secretKey: 'oidc', remoteRef: { key: 'oidc' } }],
  });
  new kplus.Deployment(unit, 'dex', {
    metadata: { name: 'dex', annotations: { 'secret.reloader.stakater.com/reload': 'argocd-secret' } },
    containers: [{ name: 'dex', image: 'ghcr.io/dexidp/dex:v2.45.0' }],
  });
}

/** What ExternalSecrets ask a store for. */
export function readers(unit: Unit): void {
  // A store that admits another namespace.
  const reference = { kind: 'ClusterSecretStore', name: 'billing' };
  operatorObject(unit, 'ClusterSecretStore', 'billing', {
    conditions: [{ namespaces: ['billing'] }],
    provider: { pulumi: { organization: 'acme', project: 'billing', environment: 'production', auth: OIDC } },
  });
  operatorObject(unit, 'ExternalSecret', 'denied', {
    secretStoreRef: reference,
    data: [{ secretKey: 'password', remoteRef: { key: 'password' } }],
  });

  // A property that the provider does not look at, a search that it cannot do, an interval of 0.
  operatorObject(unit, 'SecretStore', 'own', {
    provider: { pulumi: { organization: 'acme', project: 'shop', environment: 'production', auth: OIDC } },
  });
  operatorObject(unit, 'ExternalSecret', 'mixed', {
    refreshInterval: '0',
    secretStoreRef: { name: 'own' },
    data: [{ secretKey: 'password', remoteRef: { key: 'db', property: 'password' } }],
    dataFrom: [{ find: { name: { regexp: '^db' } } }],
  });

  // An ExternalSecret that reads nothing.
  operatorObject(unit, 'ExternalSecret', 'empty', { secretStoreRef: { name: 'own' } });

  // A PushSecret that writes plain text into the definition of an environment.
  new ApiObject(unit, 'push', {
    apiVersion: 'external-secrets.io/v1alpha1',
    kind: 'PushSecret',
    metadata: { name: 'push' },
    spec: {
      secretStoreRefs: [{ name: 'own' }],
      selector: { secret: { name: 'mixed' } },
      data: [{ match: { secretKey: 'password', remoteRef: { remoteKey: 'password' } } }],
    },
  });
}

/** A Secret that the operator of the fleet may not write, and one that its driver may not. */
export function rights(fleet: Fleet): void {
  const gitOps = GitOps.flux({ repository: 'https://github.com/acme/clusters.git' });
  const cluster = new Cluster(fleet, 'rights', {
    kubernetes: '1.33',
    gitOps,
    driver: Driver.installed(),
    csiProviders: { gcp: AddOn.installed({}) },
    externalSecretsOperator: Operator.installed(),
  });
  const unit = new Unit(cluster, 'shop', { namespace: 'shop' });
  operatorObject(unit, 'ExternalSecret', 'db', {
    secretStoreRef: { name: 'esc' },
    data: [{ secretKey: 'password', remoteRef: { key: 'password' } }],
  });
  new ApiObject(unit, 'class', {
    apiVersion: 'secrets-store.csi.x-k8s.io/v1',
    kind: 'SecretProviderClass',
    metadata: { name: 'db' },
    spec: {
      provider: 'gcp',
      parameters: { secrets: '[{ path: password, resourceName: projects/acme/secrets/db/versions/latest }]' },
      secretObjects: [{ secretName: 'mounted', type: 'Opaque', data: [{ key: 'password', objectName: 'password' }] }],
    },
  });
  const csi = { readOnly: true, volumeAttributes: { secretProviderClass: 'db' } };
  new ApiObject(unit, 'web', {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name: 'web' },
    spec: {
      containers: [
        {
          name: 'web',
          image: 'registry.example.com/shop/web:1.0.0',
          envFrom: [{ secretRef: { name: 'mounted' } }, { secretRef: { name: 'db' } }],
          volumeMounts: [{ name: 'db', mountPath: '/run/secrets' }],
        },
      ],
      volumes: [{ name: 'db', csi: { driver: 'secrets-store.csi.k8s.io', ...csi } }],
    },
  });
}

const OIDC = { oidcConfig: { organization: 'acme', serviceAccountRef: { name: 'default', namespace: 'secrets' } } };

function operatorObject(unit: Unit, kind: string, name: string, spec: object): void {
  new ApiObject(unit, name, { apiVersion: 'external-secrets.io/v1', kind, metadata: { name }, spec });
}
