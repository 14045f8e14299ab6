import { DEPLOYMENT } from './manifests';
import { told } from './told';

test('another image restarts the pods of a Deployment', () => {
  const changes = told({ 'deployment-checkout.yaml': [DEPLOYMENT, DEPLOYMENT.replace('app:1', 'app:2')] });

  expect(changes).toEqual(['restart: Deployment shop/checkout, 3 pods']);
});

test('another number of replicas restarts nothing', () => {
  const changes = told({ 'deployment-checkout.yaml': [DEPLOYMENT, DEPLOYMENT.replace('replicas: 3', 'replicas: 4')] });

  expect(changes).toEqual([]);
});

test('a DaemonSet restarts a pod on each node, unless it waits for their deletion', () => {
  const driver = DEPLOYMENT.replace('Deployment', 'DaemonSet').replace(
    'replicas: 3',
    'updateStrategy: { type: RollingUpdate }',
  );
  const waiting = driver.replace('RollingUpdate', 'OnDelete').replace('name: checkout', 'name: waiting');

  const changes = told({
    'daemonset-checkout.yaml': [driver, driver.replace('app:1', 'app:2')],
    'daemonset-waiting.yaml': [waiting, waiting.replace('app:1', 'app:2')],
  });

  expect(changes).toEqual(['restart: DaemonSet shop/checkout, a pod on each node']);
});

test('what a workload with no pod is made from restarts nothing', () => {
  const scaled = DEPLOYMENT.replace('replicas: 3', 'replicas: 0');

  expect(told({ 'deployment-checkout.yaml': [scaled, scaled.replace('app:1', 'app:2')] })).toEqual([]);
});
