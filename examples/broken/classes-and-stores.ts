import { ApiObject } from 'cdk8s';
import { AddOn, Cluster, type Fleet, GitOps, Unit } from '../../lib/index.ts';
import { readers, rights, stores } from './external-secrets.ts';

/** Classes for the Secrets Store CSI Driver, stores and ExternalSecrets, written by hand. */
export function classesAndStores(fleet: Fleet): void {
  const repository = 'https://github.com/acme/clusters.git';
  const there = AddOn.managedElsewhere();
  const cluster = new Cluster(fleet, 'classes', {
    kubernetes: '1.33',
    gitOps: GitOps.argoCd({ repository }),
    csiProviders: { azure: there, gcp: there, pulumi: there },
  });
  classes(new Unit(cluster, 'shop', { namespace: 'shop' }));
  secrets(new Unit(cluster, 'web', { namespace: 'web' }));
  rotation(new Unit(cluster, 'billing', { namespace: 'billing' }));
  stores(new Unit(cluster, 'argocd', { namespace: 'argocd' }));
  readers(new Unit(cluster, 'secrets', { namespace: 'secrets' }));
  rights(fleet);
}

function classes(unit: Unit): void {
  // Two files of one name.
  secretProviderClass(unit, 'two-of-a-name', {
    provider: 'gcp',
    parameters: { secrets: list({ path: 'password', resourceName: A }, { path: 'password', resourceName: B }) },
  });

  // Two files, where the provider mounts one a class.
  secretProviderClass(unit, 'two-files', {
    provider: 'pulumi',
    parameters: { ...ESC, secrets: list({ fileName: 'user', secretKey: 'user' }, PASSWORD) },
  });

  // A provider that nobody installs.
  secretProviderClass(unit, 'vault', { provider: 'vault', parameters: { objects: list({ objectName: 'password' }) } });

  // A list of maps, where the provider takes texts.
  secretProviderClass(unit, 'maps', {
    provider: 'azure',
    parameters: { ...VAULT, objects: `array:\n${list({ objectName: 'password', objectType: 'secret' })}` },
  });

  // A Secret that is copied from the object's name in the vault, where the file has another one; and that no pod mounts.
  secretProviderClass(unit, 'alias', {
    provider: 'azure',
    parameters: {
      ...VAULT,
      objects: text({ objectName: 'db-password', objectType: 'secret', objectAlias: 'password' }),
    },
    secretObjects: [{ secretName: 'db', type: 'Opaque', data: [{ key: 'password', objectName: 'db-password' }] }],
  });

  // A private key out of a certificate's public part.
  secretProviderClass(unit, 'tls', {
    provider: 'azure',
    parameters: { ...VAULT, objects: text({ objectName: 'web', objectType: 'cert' }) },
    secretObjects: [{ secretName: 'web', type: 'kubernetes.io/tls', data: [entry('tls.crt'), entry('tls.key')] }],
  });

  // A file of mode 0 for a container that is not root.
  secretProviderClass(unit, 'password', { provider: 'pulumi', parameters: { ...ESC, secrets: list(PASSWORD) } });
  pod(unit, 'reader', 'password', { securityContext: { runAsUser: 1000 } });
}

/** Secrets that the driver makes, and those who count on them. */
function secrets(unit: Unit): void {
  // A Secret without a type.
  const data = [{ key: 'password', objectName: 'password' }];
  const gcp = { provider: 'gcp', parameters: { secrets: list({ path: 'password', resourceName: A }) } };
  secretProviderClass(unit, 'nightly', { ...gcp, secretObjects: [{ secretName: 'nightly', data }] });

  // An Ingress and a Deployment that read a Secret of which only a Job mounts the class, and that with two volumes.
  const tls = ['tls.crt', 'tls.key'].map((key) => ({ key, objectName: 'password' }));
  secretProviderClass(unit, 'tls', {
    ...gcp,
    secretObjects: [{ secretName: 'tls', type: 'kubernetes.io/tls', data: tls }],
  });
  const job = podSpec('report', 'tls');
  const [volume] = job.volumes;
  new ApiObject(unit, 'report', {
    apiVersion: 'batch/v1',
    kind: 'Job',
    metadata: { name: 'report' },
    spec: { template: { spec: { ...job, restartPolicy: 'Never', volumes: [volume, { ...volume, name: 'again' }] } } },
  });
  new ApiObject(unit, 'ingress', {
    apiVersion: 'networking.k8s.io/v1',
    kind: 'Ingress',
    metadata: { name: 'web' },
    spec: { tls: [{ secretName: 'tls' }], defaultBackend: { service: { name: 'web', port: { number: 80 } } } },
  });
  const env = [{ name: 'CERTIFICATE', valueFrom: { secretKeyRef: { name: 'tls', key: 'tls.crt' } } }];
  pod(unit, 'web', 'nightly', { env });
}

/** Parameters and volumes. */
function rotation(unit: Unit): void {
  // A boolean where texts stand.
  secretProviderClass(unit, 'vm', {
    provider: 'azure',
    parameters: {
      ...VAULT,
      useVMManagedIdentity: true,
      objects: text({ objectName: 'password', objectType: 'secret' }),
    },
  });

  // A class that signs in with a token, where the driver asks for none.
  secretProviderClass(unit, 'identity', {
    provider: 'azure',
    parameters: { ...VAULT, clientID: VAULT.tenantID, objects: text({ objectName: 'password', objectType: 'secret' }) },
  });
  pod(unit, 'ledger', 'identity');

  // A parameter that the provider refuses.
  const parameters = { ...ESC, secrets: list(PASSWORD), team: 'billing' };
  secretProviderClass(unit, 'labelled', { provider: 'pulumi', parameters });

  // A Secret for a provider that logs it; a single file of a volume that rotates.
  const spec = podSpec('invoices', 'labelled', {
    volumeMounts: [{ name: 'files', mountPath: '/etc/invoices/password', subPath: 'password' }],
  });
  const volumes = spec.volumes.map(({ csi, ...volume }) => ({
    ...volume,
    csi: { ...csi, nodePublishSecretRef: { name: 'invoices' } },
  }));
  new ApiObject(unit, 'invoices', {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name: 'invoices' },
    spec: { ...spec, volumes },
  });

  // A restart on versions that are new each time.
  new ApiObject(unit, 'restless', {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name: 'restless', annotations: { 'reloader.stakater.com/auto': 'true' } },
    spec: { selector: {}, template: { spec: podSpec('restless', 'labelled') } },
  });
  new ApiObject(unit, 'driver', {
    apiVersion: 'storage.k8s.io/v1',
    kind: 'CSIDriver',
    metadata: { name: 'secrets-store.csi.k8s.io' },
    spec: { requiresRepublish: true },
  });
}

const A = 'projects/acme/secrets/a/versions/latest';
const B = 'projects/acme/secrets/b/versions/latest';
const PASSWORD = { fileName: 'password', secretKey: 'password' };
const VAULT = { keyvaultName: 'acme-shop', tenantID: '11111111-2222-3333-4444-555555555555' };
const ESC = {
  organization: 'acme',
  project: 'shop',
  environment: 'production',
  authSecretName: 'pulumi-access-token',
  authSecretNamespace: 'shop',
};

function entry(key: string): object {
  return { key, objectName: 'web' };
}

function secretProviderClass(unit: Unit, name: string, spec: object): void {
  new ApiObject(unit, name, {
    apiVersion: 'secrets-store.csi.x-k8s.io/v1',
    kind: 'SecretProviderClass',
    metadata: { name },
    spec,
  });
}

/** A Pod that mounts a class. */
function pod(unit: Unit, name: string, className: string, container: object = {}): void {
  new ApiObject(unit, name, {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name },
    spec: podSpec(name, className, container),
  });
}

function podSpec(name: string, className: string, container: object = {}) {
  const image = `registry.example.com/shop/${name}:1.0.0`;
  const volumeMounts = [{ name: 'files', mountPath: '/run/secrets' }];
  const volumeAttributes = { secretProviderClass: className };
  return {
    containers: [{ name: 'app', image, volumeMounts, ...container }],
    volumes: [{ name: 'files', csi: { driver: 'secrets-store.csi.k8s.io', readOnly: true, volumeAttributes } }],
  };
}

/** A list of maps, as YAML. */
function list(...maps: readonly object[]): string {
  return maps.map((map) => `- ${JSON.stringify(map)}\n`).join('');
}

/** A list of texts with a map each, as YAML. */
function text(map: object): string {
  return `array:\n- ${JSON.stringify(JSON.stringify(map))}\n`;
}
