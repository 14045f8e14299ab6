import { Capability, type ContainerSecurityContextProps } from 'cdk8s-plus-30';
import { Delivery } from '../../lib/delivery/delivery';
import { app, bind, findingsOn, problemsOn } from '../support/workload';

const FILE = '/run/secrets/db/password';
const root = { user: 0, ensureNonRoot: false };

test.each<[string, ContainerSecurityContextProps | undefined]>([
  ['the container must not run as root (ensureNonRoot, the default of cdk8s-plus)', undefined],
  ['the container must not run as root (ensureNonRoot, the default of cdk8s-plus)', { user: 0 }],
  ['the container runs as user 1000', { user: 1000 }],
  ['the container runs as user 1000', { user: 1000, ensureNonRoot: false }],
  ["the container's user is whatever the image says", { ensureNonRoot: false }],
  ['the container is root without the capability DAC_OVERRIDE', { ...root, capabilities: { drop: [Capability.ALL] } }],
  [
    'the container is root without the capability DAC_OVERRIDE',
    { ...root, capabilities: { drop: [Capability.DAC_OVERRIDE] } },
  ],
])('a file of mode 0 cannot be read: %s', (reason, securityContext) => {
  const deployment = withSecurityContext(securityContext);
  bind(deployment, 'db', FILE, { delivery: Delivery.csiFiles() });

  const [finding] = problemsOn(deployment);

  expect(finding).toMatchObject({ code: 'binding/delivery', severity: 'error', path: 'shop/app/db' });
  expect(finding?.problem).toContain(`files that root alone can read, and ${reason}.`);
});

test.each<ContainerSecurityContextProps>([
  root,
  { ...root, capabilities: { drop: [Capability.NET_RAW] } },
  { ...root, capabilities: { drop: [Capability.ALL], add: [Capability.DAC_OVERRIDE] } },
  { ...root, capabilities: { drop: [Capability.ALL], add: [Capability.DAC_READ_SEARCH] } },
  { ...root, capabilities: { drop: [Capability.ALL], add: [Capability.ALL] } },
])('a container with %j can read a file of mode 0', (securityContext) => {
  const deployment = withSecurityContext(securityContext);
  bind(deployment, 'db', FILE, { delivery: Delivery.csiFiles() });

  expect(findingsOn(deployment)).toEqual([]);
});

test.each([
  [0, []],
  [1000, ['binding/delivery error shop/app/db']],
])("the pod's user %i counts where the container names none", (user, expected) => {
  const deployment = app({
    securityContext: { user },
    containers: [{ name: 'app', image: 'app:1', securityContext: { ensureNonRoot: false } }],
  });
  bind(deployment, 'db', FILE, { delivery: Delivery.csiFiles() });

  expect(findingsOn(deployment)).toEqual(expected);
});

test('the finding names the deliveries that would work', () => {
  const deployment = withSecurityContext(undefined);
  bind(deployment, 'db', FILE, { delivery: Delivery.csiFiles() });

  const [finding] = problemsOn(deployment);

  expect(finding?.mend).toBe(
    'Leave the delivery to the plan, which takes Delivery.externalSecret(), or take Delivery.copiedCsiFiles() or Delivery.csiSynced().',
  );
});

test('where nothing is forced, the operator keeps what the container cannot read', () => {
  const deployment = withSecurityContext(undefined);
  bind(deployment, 'db', FILE);

  expect(findingsOn(deployment)).toEqual([]);
});

test('a copy can be read by anybody', () => {
  const deployment = withSecurityContext(undefined);
  bind(deployment, 'db', FILE, { delivery: Delivery.copiedCsiFiles() });

  expect(findingsOn(deployment)).toEqual([]);
});

function withSecurityContext(securityContext: ContainerSecurityContextProps | undefined) {
  return app({ containers: [{ name: 'app', image: 'app:1', securityContext }] });
}
