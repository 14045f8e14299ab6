import { App, Chart } from 'cdk8s';
import { Binding } from '../../lib/delivery/binding';
import { deliverBindings } from '../../lib/delivery/deliver';
import { Delivery } from '../../lib/delivery/delivery';
import { environment } from '../support/environment';
import { app, bind, shop } from '../support/workload';

test.each<[string, (chart: Chart) => unknown]>([
  ['App.synthYaml', (chart) => App.of(chart).synthYaml()],
  ['Chart.toJson', (chart) => chart.toJson()],
])('%s reports what is wrong with an object that a delivery makes', (_, render) => {
  const deployment = app();
  const delivery = Delivery.externalSecret({ type: 'kubernetes.io/tls' });
  bind(deployment, 'tls', '/run/tls/tls.crt', { delivery });

  expect(() => render(Chart.of(deployment))).toThrow(/eso\/missing-key/);
});

test('it is reported the second time too, and once', () => {
  const deployment = app();
  const delivery = Delivery.externalSecret({ type: 'kubernetes.io/ssh-auth' });
  bind(deployment, 'ssh', '/run/ssh/key', { delivery });
  const messages = [0, 1].map(() => messageOf(() => App.of(deployment).synthYaml()));

  expect(messages.map((message) => message.split('eso/missing-key').length - 1)).toEqual([1, 1]);
});

test('what is wrong with a binding is reported once', () => {
  const deployment = app();
  bind(deployment, 'db', 'no-path');

  const message = messageOf(() => App.of(deployment).synthYaml());

  expect(message.split('binding/file-path')).toHaveLength(2);
});

test('twice the workloads ask their store twice as often, and no more', () => {
  const questions = (workloads: number) => {
    const store = environment();
    const asked = { csi: 0, externalSecrets: 0 };
    for (const offer of ['csi', 'externalSecrets'] as const) {
      const answer = store[offer];
      Object.defineProperty(store, offer, {
        get: () => {
          asked[offer] += 1;
          return answer;
        },
      });
    }
    const chart = shop();
    for (let index = 0; index < workloads; index += 1) {
      const scope = new Chart(chart, `${index}`, { namespace: 'shop' });
      const deployment = app({}, scope);
      bind(deployment, 'file', '/run/secrets/db/password', { property: store.property('db') });
      new Binding(deployment, 'variable', { property: store.property('db'), variable: 'DB' });
    }
    deliverBindings(chart.node.root);
    return asked;
  };

  const [few, many] = [questions(10), questions(20)];

  expect(many.csi).toBe(2 * few.csi);
  expect(many.externalSecrets).toBeLessThanOrEqual(2 * few.externalSecrets);
});

function messageOf(render: () => unknown): string {
  try {
    render();
    return '';
  } catch (error) {
    return String(error);
  }
}
