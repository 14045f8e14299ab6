import { ApiObject } from 'cdk8s';
import { Cluster, type Fleet, GitOps, Unit } from '../../lib/index.ts';

/** A cluster of names with nothing behind them, and of a Secret with too many behind it. */
export function references(fleet: Fleet): void {
  const cluster = new Cluster(fleet, 'references', {
    // Its kubelet skips a variable whose name begins with a digit.
    kubernetes: '1.31',
    gitOps: GitOps.flux({ repository: 'https://github.com/acme/clusters.git' }),
  });
  const unit = new Unit(cluster, 'search', { namespace: 'search' });
  nobodyMakes(unit);
  nobodyReads(unit);
  names(unit);
  pulling(unit);
  nobodyWrites(unit);
  twoMake(unit);
}

/** Secret, ConfigMap, ServiceAccount and SecretProviderClass are misspelt or forgotten. */
function nobodyMakes(unit: Unit): void {
  deployment(
    unit,
    'crawler',
    { envFrom: [{ secretRef: { name: 'crawler-tokens' } }, { configMapRef: { name: 'crawler' } }] },
    {
      serviceAccountName: 'crawler',
      volumes: [
        {
          name: 'index',
          csi: {
            driver: 'secrets-store.csi.k8s.io',
            readOnly: true,
            volumeAttributes: { secretProviderClass: 'index' },
          },
        },
      ],
    },
  );
}

/** What is left of a workload that has gone. */
function nobodyReads(unit: Unit): void {
  externalSecret(unit, 'thesaurus', ['licence']);
}

/** The Secret has the key `password`, the ConfigMap `app.yaml`; and `2fa-seed` is no name of a variable. */
function nobodyWrites(unit: Unit): void {
  externalSecret(unit, 'index', ['password', '2fa-seed']);
  new ApiObject(unit, 'settings', { apiVersion: 'v1', kind: 'ConfigMap', data: { 'app.yaml': 'mode: production' } });
  const password = { secretKeyRef: { name: 'index', key: 'passwd' } };
  deployment(
    unit,
    'indexer',
    { env: [{ name: 'INDEX_PASSWORD', valueFrom: password }], envFrom: [{ secretRef: { name: 'index' } }] },
    { volumes: [{ name: 'settings', configMap: { name: 'settings', items: [{ key: 'app.yml', path: 'app.yml' }] } }] },
  );
}

/** Both want to own the Secret `index`. */
function twoMake(unit: Unit): void {
  externalSecret(unit, 'index-too', ['password'], { name: 'index' });
}

/** `MODE` is set twice, and `LOG LEVEL` is no name before Kubernetes 1.32. */
function names(unit: Unit): void {
  const env = ['MODE', 'MODE', 'LOG LEVEL'].map((name) => ({ name, value: 'debug' }));
  deployment(unit, 'ranker', { env }, {});
}

/** Kubelet takes no credential out of an `Opaque` Secret. */
function pulling(unit: Unit): void {
  externalSecret(unit, 'registry', ['.dockerconfigjson']);
  deployment(unit, 'suggester', {}, { imagePullSecrets: [{ name: 'registry' }] });
}

/** Nobody makes the store either. */
function externalSecret(unit: Unit, name: string, keys: readonly string[], target: object = {}): void {
  new ApiObject(unit, `external-${name}`, {
    apiVersion: 'external-secrets.io/v1',
    kind: 'ExternalSecret',
    metadata: { name },
    spec: {
      secretStoreRef: { name: 'vault', kind: 'ClusterSecretStore' },
      target,
      data: keys.map((key) => ({ secretKey: key, remoteRef: { key: `search/${key}` } })),
    },
  });
}

function deployment(unit: Unit, name: string, container: object, pod: object): void {
  const labels = { app: name };
  const containers = [{ name: 'app', image: `registry.example.com/search/${name}:1.0.0`, ...container }];
  new ApiObject(unit, name, {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    spec: { selector: { matchLabels: labels }, template: { metadata: { labels }, spec: { ...pod, containers } } },
  });
}
