import { ApiObject } from 'cdk8s';
import { AddOn, Cluster, type Fleet, GitOps, Unit } from '../../lib/index.ts';

/** Classes for the Secrets Store CSI Driver, written by hand. */
export function classesAndStores(fleet: Fleet): void {
  const repository = 'https://github.com/acme/clusters.git';
  const there = AddOn.managedElsewhere();
  const cluster = new Cluster(fleet, 'classes', {
    kubernetes: '1.33',
    gitOps: GitOps.argoCd({ repository }),
    csiProviders: { azure: there, gcp: there, pulumi: there },
  });
  classes(new Unit(cluster, 'shop', { namespace: 'shop' }));
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
  const image = `registry.example.com/shop/${name}:1.0.0`;
  const volumeMounts = [{ name: 'files', mountPath: '/run/secrets' }];
  const volumeAttributes = { secretProviderClass: className };
  new ApiObject(unit, name, {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name },
    spec: {
      containers: [{ name: 'app', image, volumeMounts, ...container }],
      volumes: [{ name: 'files', csi: { driver: 'secrets-store.csi.k8s.io', readOnly: true, volumeAttributes } }],
    },
  });
}

/** A list of maps, as YAML. */
function list(...maps: readonly object[]): string {
  return maps.map((map) => `- ${JSON.stringify(map)}\n`).join('');
}

/** A list of texts with a map each, as YAML. */
function text(map: object): string {
  return `array:\n- ${JSON.stringify(JSON.stringify(map))}\n`;
}
