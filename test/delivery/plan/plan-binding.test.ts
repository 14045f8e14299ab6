import { deliverBindings } from '../../../lib/delivery/deliver';
import { Delivery } from '../../../lib/delivery/delivery';
import { app, bind } from '../../support/workload';

test('the plan says what is read from where, by whom, how and why', () => {
  const deployment = app();
  bind(deployment, 'db', '/run/secrets/db/password', { rotation: { onChange: 'reload' } });

  const [planned] = deliverBindings(deployment.node.root);

  expect(planned?.data).toEqual({
    path: 'shop/app/db',
    workload: { kind: 'Deployment', namespace: 'shop', name: 'app' },
    container: 'app',
    store: 'acme/shop/production',
    property: 'db.password',
    target: { file: '/run/secrets/db/password' },
    onChange: 'reload',
    delivery: 'csi-files',
    reason: 'the container reads a file, and a mounted one never lies in etcd',
    ruledOut: [
      {
        delivery: 'copied-csi-files',
        impossible: true,
        cause: 'a copy is made once, when the pod starts, and never changes',
      },
      { delivery: 'external-secret', impossible: false, cause: 'csi-files serves it better' },
      { delivery: 'csi-synced', impossible: false, cause: 'csi-files serves it better' },
    ],
    consequences: {
      inEtcd: false,
      whenStoreIsDown: 'running pods go on, new pods wait until the store answers',
      whenValueChanges: 'the file changes, and the process reads it again',
      callsPerHour: 240,
      callsPerPodStart: 2,
    },
  });
});

test('a delivery that the program asks for is planned as that', () => {
  const deployment = app();
  bind(deployment, 'db', '/run/secrets/db/password', { delivery: Delivery.copiedCsiFiles() });

  const [planned] = deliverBindings(deployment.node.root);

  expect(planned?.data).toMatchObject({ delivery: 'copied-csi-files', reason: 'the program asks for it' });
});

test('a binding that cannot be delivered is not in the plan', () => {
  const deployment = app();
  bind(deployment, 'Wrong', '/run/secrets/db/password');
  bind(deployment, 'right', '/run/secrets/tls/key');

  const planned = deliverBindings(deployment.node.root);

  expect(planned.map(({ data }) => data.path)).toEqual(['shop/app/right']);
});

test('asking again gives the same plan', () => {
  const deployment = app();
  bind(deployment, 'db', '/run/secrets/db/password');
  const first = [...deliverBindings(deployment.node.root)];

  expect(deliverBindings(deployment.node.root)).toEqual(first);
});
