import { ApiObject, type Chart, Cron } from 'cdk8s';
import { type AbstractPod, CronJob, DaemonSet, Job, Service, StatefulSet } from 'cdk8s-plus-30';
import type { JsonObject } from '../../lib/core/json';

import { identityOf, podSpecOf } from '../../lib/core/manifest';
import { Binding, type BindingOptions } from '../../lib/delivery/binding';
import { Delivery } from '../../lib/delivery/delivery';
import { environment } from '../support/environment';
import { app, bind, findingsOn, manifestsOf, ROOT_CONTAINER, shop } from '../support/workload';
import { azureApp, shopWith } from './delivered';

const restart: BindingOptions = { rotation: { onChange: 'restart' } };
const props = { metadata: { name: 'app' }, containers: [ROOT_CONTAINER] };

test.each<[string, (chart: Chart) => AbstractPod]>([
  ['Deployment', (chart) => app({}, chart)],
  ['StatefulSet', (chart) => new StatefulSet(chart, 'app', { ...props, service: service(chart) })],
  ['DaemonSet', (chart) => new DaemonSet(chart, 'app', props)],
])('a %s is restarted when its Secret changes', (_, build) => {
  const workload = build(shopWith({}));

  read(workload, 'db', restart);

  expect(annotationsOf(workload)).toEqual({ 'secret.reloader.stakater.com/reload': 'app-production' });
});

test.each<[string, (chart: Chart) => AbstractPod]>([
  ['Job', (chart) => new Job(chart, 'app', props)],
  ['CronJob', (chart) => new CronJob(chart, 'app', { ...props, schedule: Cron.daily() })],
])('a %s reads the new value at its next run, with or without a Reloader', (_, build) => {
  const workload = build(shop());

  read(workload, 'db', restart);

  expect(annotationsOf(workload)).toEqual({});
  expect(findingsOn(workload)).toEqual([]);
});

test.each<BindingOptions>([{}, { rotation: { onChange: 'reload' } }, { rotation: { onChange: 'nothing' } }])(
  'a file with %j restarts nothing',
  (options) => {
    const deployment = app({}, shopWith({}));

    bind(deployment, 'db', '/run/secrets/db/password', { ...options, delivery: Delivery.externalSecret() });

    expect(annotationsOf(deployment)).toEqual({});
  },
);

test('a mounted file restarts its workload by the class', () => {
  const { deployment, store } = azureApp({}, shopWith({}));

  bind(deployment, 'db', '/run/secrets/db/password', { ...restart, property: store.secret('db') });

  expect(annotationsOf(deployment)).toEqual({ 'secretproviderclass.reloader.stakater.com/reload': 'app-db' });
});

test('a synced Secret restarts its workload, not its class', () => {
  const { deployment, store } = azureApp({}, shopWith({}));
  const options = { ...restart, delivery: Delivery.csiSynced() };

  new Binding(deployment, 'db', { property: store.secret('db'), variable: 'DB', ...options });

  expect(annotationsOf(deployment)).toEqual({ 'secret.reloader.stakater.com/reload': 'app-vault' });
});

test('names are sorted, each once, and match nothing else', () => {
  const deployment = app({}, shopWith({}));

  for (const secretName of ['shop.db', 'a', 'shop.db']) {
    const id = `b${deployment.node.children.length}`;
    read(deployment, id, { ...restart, delivery: Delivery.externalSecret({ secretName }) });
  }

  expect(annotationsOf(deployment)).toEqual({ 'secret.reloader.stakater.com/reload': 'a,shop\\.db' });
});

test('what is not to restart it is not among them', () => {
  const deployment = app({}, shopWith({}));

  read(deployment, 'one', { ...restart, delivery: Delivery.externalSecret({ secretName: 'one' }) });
  read(deployment, 'two', { delivery: Delivery.externalSecret({ secretName: 'two' }) });

  expect(annotationsOf(deployment)).toEqual({ 'secret.reloader.stakater.com/reload': 'one' });
});

test('what the author names stays', () => {
  const deployment = app({}, shopWith({}));
  ApiObject.of(deployment).metadata.addAnnotation('secret.reloader.stakater.com/reload', 'own');

  read(deployment, 'db', restart);

  expect(annotationsOf(deployment)).toEqual({ 'secret.reloader.stakater.com/reload': 'app-production,own' });
});

function read(workload: AbstractPod, id: string, options: BindingOptions): void {
  new Binding(workload, id, { property: environment().property(id), variable: id.toUpperCase(), ...options });
}

/** Annotations of the workload itself. */
function annotationsOf(workload: AbstractPod): unknown {
  const manifest = manifestsOf(workload).find((one) => podSpecOf(one, identityOf(one)) !== undefined);
  return (manifest?.metadata as JsonObject | undefined)?.annotations ?? {};
}

function service(chart: Chart): Service {
  return new Service(chart, 'service', { ports: [{ port: 80 }] });
}
