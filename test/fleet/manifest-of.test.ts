import { ApiObject, App, Chart, Cron, Duration, type IResolver, JsonPatch, Lazy, Size } from 'cdk8s';
import * as kplus from 'cdk8s-plus-30';
import type { Construct } from 'constructs';
import { Fleet } from '../../lib';
import { manifestOf } from '../../lib/fleet/manifest-of';
import { FOLDER, PROGRAMS } from '../examples/programs';

const container: kplus.ContainerProps = {
  image: 'app:1',
  portNumber: 8080,
  envVariables: { MODE: kplus.EnvValue.fromValue('fast') },
  liveness: kplus.Probe.fromHttpGet('/healthz', { port: 8080 }),
  resources: { cpu: { request: kplus.Cpu.millis(100) }, memory: { limit: Size.mebibytes(64) } },
};

const OBJECTS: Readonly<Record<string, (chart: Construct) => void>> = {
  'a Deployment with a volume and an autoscaler': (chart) => {
    const target = new kplus.Deployment(chart, 'app', { containers: [container] });
    const config = new kplus.ConfigMap(chart, 'config', { data: { 'app.json': '{}' } });
    target.containers[0]?.mount('/etc/app', kplus.Volume.fromConfigMap(chart, 'files', config));
    new kplus.HorizontalPodAutoscaler(chart, 'scaler', { target, maxReplicas: 3 });
  },
  'a StatefulSet with a disk': (chart) => {
    const service = new kplus.Service(chart, 'service', { ports: [{ port: 80 }] });
    const set = new kplus.StatefulSet(chart, 'app', { service, containers: [container] });
    const claim = new kplus.PersistentVolumeClaim(chart, 'disk', { storage: Size.gibibytes(1) });
    set.containers[0]?.mount('/data', kplus.Volume.fromPersistentVolumeClaim(chart, 'data', claim));
  },
  'a DaemonSet on the host': (chart) => {
    new kplus.DaemonSet(chart, 'agent', { containers: [container], hostNetwork: true });
  },
  'a CronJob and a Job': (chart) => {
    new kplus.CronJob(chart, 'nightly', { containers: [container], schedule: Cron.daily() });
    new kplus.Job(chart, 'once', { containers: [container], ttlAfterFinished: Duration.hours(1) });
  },
  'an Ingress and a NetworkPolicy': (chart) => {
    const app = new kplus.Deployment(chart, 'app', { containers: [container] });
    new kplus.Ingress(chart, 'ingress', {
      rules: [{ host: 'app.example.com', backend: kplus.IngressBackend.fromService(app.exposeViaService()) }],
    });
    new kplus.NetworkPolicy(chart, 'closed', {
      selector: app,
      egress: { default: kplus.NetworkPolicyTrafficDefault.DENY },
    });
  },
  'a Role and its binding': (chart) => {
    const account = new kplus.ServiceAccount(chart, 'account');
    const role = new kplus.Role(chart, 'role');
    role.allowRead(kplus.ApiResource.SECRETS);
    role.bind(account);
  },
  'a Service without an address': (chart) => {
    new kplus.Service(chart, 'headless', { clusterIP: 'None', ports: [{ port: 80 }] });
  },
  'a label with the name of a property': (chart) => {
    new kplus.k8s.KubeConfigMap(chart, 'config', { metadata: { labels: { setHostnameAsFqdn: 'yes' } } });
  },
  'data with the names of properties': (chart) => {
    new kplus.k8s.KubeConfigMap(chart, 'config', { data: { clusterIp: '10.0.0.1', ref: 'main' } });
  },
  'a pod that is known by its whole name': (chart) => {
    new kplus.k8s.KubePod(chart, 'pod', {
      spec: { setHostnameAsFqdn: true, hostIpc: true, containers: [{ name: 'main', image: 'app:1' }] },
    });
  },
  'a CRD': (chart) => {
    new kplus.k8s.KubeCustomResourceDefinition(chart, 'crd', {
      metadata: { name: 'widgets.example.com' },
      spec: {
        group: 'example.com',
        names: { kind: 'Widget', plural: 'widgets' },
        scope: 'Namespaced',
        versions: [
          {
            name: 'v1',
            served: true,
            storage: true,
            schema: { openApiv3Schema: { type: 'object', xKubernetesPreserveUnknownFields: true } },
          },
        ],
      },
    });
  },
  'a patched object': (chart) => {
    const map = new kplus.k8s.KubeConfigMap(chart, 'config', { data: { a: '1' } });
    map.addJsonPatch(JsonPatch.replace('/data/a', '2'));
  },
  'an object of a class of the program': (chart) => {
    class Marked extends kplus.k8s.KubeConfigMap {
      override toJson(): unknown {
        return { ...super.toJson(), marked: true };
      }
    }
    new Marked(chart, 'config', { data: { a: '1' } });
  },
  'lazy values, tokens and empty ones': (chart) => {
    const token = { resolve: () => ({ token: 'resolved' }) } as unknown as Record<string, string>;
    new kplus.k8s.KubeConfigMap(chart, 'lazy', { data: Lazy.any({ produce: () => ({ a: '1', b: undefined }) }) });
    new kplus.k8s.KubeConfigMap(chart, 'token', { data: token, binaryData: {} });
  },
  'a token that has a value of its own': (chart) => {
    class Token {
      readonly value = 'unresolved';
      resolve(): string {
        return 'resolved';
      }
    }
    const data = { a: new Token() } as unknown as Record<string, string>;
    new kplus.k8s.KubeConfigMap(chart, 'token', { data });
  },
};

test.each(Object.keys(OBJECTS))('%s: the manifest that a plain App renders', (name) => {
  const [inApp, inFleet] = [new App(), new Fleet()].map((root) => {
    const chart = new Chart(root, 'chart', { namespace: 'shop', labels: { team: 'shop' } });
    OBJECTS[name]?.(chart);
    return chart.node.findAll().filter(ApiObject.isApiObject);
  });

  expect(inFleet?.map(manifestOf)).toEqual(inApp?.map((object) => object.toJson()));
});

test.each(PROGRAMS)('examples/%s: the manifests that the objects render themselves', (name) => {
  const program: { readonly default: Fleet } = require(`${FOLDER}/${name}`);
  program.default.render();
  const objects = program.default.node.findAll().filter(ApiObject.isApiObject);

  expect(objects.map(manifestOf)).toEqual(objects.map((object) => object.toJson()));
});

test('a workload is copied once, and not rendered by its class', () => {
  const deployment = new kplus.Deployment(new Chart(new Fleet(), 'chart'), 'app', { containers: [container] });
  const object = ApiObject.of(deployment);
  const toJson = jest.spyOn(object, 'toJson');

  manifestOf(object);

  expect(toJson).not.toHaveBeenCalled();
});

test('a field that the class does not know stays', () => {
  const props = { data: { a: '1' }, newer: true };
  const object = new kplus.k8s.KubeConfigMap(new Chart(new Fleet(), 'chart'), 'config', props);

  expect(manifestOf(object).newer).toBe(true);
});

test('resolvers of the program are asked', () => {
  const two: IResolver = { resolve: (context) => context.value === '1' && context.replaceValue('2') };
  const chart = new Chart(new Fleet({ resolvers: [two] }), 'chart');

  const manifest = manifestOf(new kplus.k8s.KubeConfigMap(chart, 'config', { data: { a: '1' } }));

  expect(manifest.data).toEqual({ a: '2' });
});

test('an instance that no manifest can hold is refused as cdk8s refuses it', () => {
  const chart = new Chart(new Fleet(), 'chart');
  const data = { since: new Date(0) } as unknown as Record<string, string>;
  const object = new kplus.k8s.KubeConfigMap(chart, 'config', { data });

  expect(() => manifestOf(object)).toThrow("can't render non-simple object of type 'Date'");
});
