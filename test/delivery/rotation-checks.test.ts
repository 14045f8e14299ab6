import { Delivery } from '../../lib/delivery/delivery';
import { app, bind, findingsOn, problemsOn } from '../support/workload';

const FILE = '/run/secrets/db/password';
const copied = { delivery: Delivery.copiedCsiFiles() };

test('a copy cannot rotate', () => {
  const deployment = app();
  bind(deployment, 'db', FILE, { ...copied, rotation: { onChange: 'reload' } });

  expect(findingsOn(deployment)).toEqual(['binding/delivery error shop/app/db']);
});

test.each([
  ['/run/secrets/db/password', '/run/secrets/db/second/password'],
  ['/etc/password', '/etc/second/password'],
  ['/password', '/run/secrets/second/password'],
])('%s, mounted as a single file, cannot rotate; it can at %s', (file, mend) => {
  const deployment = app();
  bind(deployment, 'first', '/run/secrets/db/user');
  bind(deployment, 'second', file, { rotation: { onChange: 'reload' } });

  const [finding] = problemsOn(deployment);

  expect(finding).toMatchObject({ code: 'binding/sub-path-rotation', severity: 'error', path: 'shop/app/second' });
  expect(finding?.mend).toBe(`Give it a folder of its own, like ${mend}.`);
});

test('what rotation costs with this provider is a warning', () => {
  const deployment = app();
  bind(deployment, 'db', FILE, { rotation: { onChange: 'reload' } });

  expect(findingsOn(deployment)).toEqual(['csi/rotation-cost warning shop/app/db']);
});
