import { App, Chart } from 'cdk8s';
import { Delivery } from '../../lib/delivery/delivery';
import { app, bind } from '../support/workload';

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

function messageOf(render: () => unknown): string {
  try {
    render();
    return '';
  } catch (error) {
    return String(error);
  }
}
