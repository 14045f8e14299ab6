import { Pod } from 'cdk8s-plus-30';
import { Delivery } from '../../lib/delivery/delivery';
import { app, bind, findingsOn, ROOT_CONTAINER, shop } from '../support/workload';

const FILE = '/run/secrets/db/password';

test.each([
  ['Tutorial', ['binding/class-name error shop/app/db']],
  ['a.b-0', []],
  ['a'.repeat(253), ['csi/status-name-length error shop/app/db']],
])('a class named %s is reported as %j', (className, expected) => {
  const deployment = app();
  bind(deployment, 'db', FILE, { delivery: Delivery.csiFiles({ className }) });

  expect(findingsOn(deployment)).toEqual(expected);
});

test.each([
  [244, []],
  [245, ['csi/status-name-length error shop/app/db']],
])("the driver's record app-shop-<class> of a class of %i characters is reported as %j", (length, expected) => {
  const pod = new Pod(shop(), 'app', { metadata: { name: 'app' }, containers: [ROOT_CONTAINER] });
  bind(pod, 'db', FILE, { delivery: Delivery.csiFiles({ className: 'a'.repeat(length) }) });

  expect(findingsOn(pod)).toEqual(expected);
});
