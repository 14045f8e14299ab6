import { Capability, type ContainerSecurityContextProps } from 'cdk8s-plus-30';
import { Delivery } from '../../lib/delivery/delivery';
import { app, bind, findingsOn, problemsOn } from '../support/workload';

const FILE = '/run/secrets/db/password';
const root = { user: 0, ensureNonRoot: false };

test.each<[string, ContainerSecurityContextProps | undefined]>([
  ['it must not run as root (ensureNonRoot, the default of cdk8s-plus)', undefined],
  ['it must not run as root (ensureNonRoot, the default of cdk8s-plus)', { user: 0 }],
  ['it runs as user 1000', { user: 1000 }],
  ['it runs as user 1000', { user: 1000, ensureNonRoot: false }],
  ['its user is whatever the image says', { ensureNonRoot: false }],
  ['it is root without the capability DAC_OVERRIDE', { ...root, capabilities: { drop: [Capability.ALL] } }],
  ['it is root without the capability DAC_OVERRIDE', { ...root, capabilities: { drop: [Capability.DAC_OVERRIDE] } }],
])('a file of mode 0 cannot be read: %s', (reason, securityContext) => {
  const deployment = withSecurityContext(securityContext);
  bind(deployment, 'db', FILE);

  const [finding] = problemsOn(deployment);

  expect(finding).toMatchObject({ code: 'binding/unreadable-file', severity: 'error', path: 'shop/app/db' });
  expect(finding?.problem).toBe(`Container "app" could not read ${FILE}: ${reason}.`);
});

test.each<ContainerSecurityContextProps>([
  root,
  { ...root, capabilities: { drop: [Capability.NET_RAW] } },
  { ...root, capabilities: { drop: [Capability.ALL], add: [Capability.DAC_OVERRIDE] } },
  { ...root, capabilities: { drop: [Capability.ALL], add: [Capability.DAC_READ_SEARCH] } },
  { ...root, capabilities: { drop: [Capability.ALL], add: [Capability.ALL] } },
])('a container with %j can read a file of mode 0', (securityContext) => {
  const deployment = withSecurityContext(securityContext);
  bind(deployment, 'db', FILE);

  expect(findingsOn(deployment)).toEqual([]);
});

test.each([
  [0, []],
  [1000, ['binding/unreadable-file error shop/app/db']],
])("the pod's user %i counts where the container names none", (user, expected) => {
  const deployment = app({
    securityContext: { user },
    containers: [{ name: 'app', image: 'app:1', securityContext: { ensureNonRoot: false } }],
  });
  bind(deployment, 'db', FILE);

  expect(findingsOn(deployment)).toEqual(expected);
});

test('the finding names the mode and both ways out', () => {
  const deployment = withSecurityContext(undefined);
  bind(deployment, 'db', FILE);

  const [finding] = problemsOn(deployment);

  expect(finding?.cause).toContain('Provider "pulumi" 0.1.1 writes files of mode 0000 that belong to root');
  expect(finding?.mend.split('\n')).toEqual([
    'Choose one of:',
    expect.stringContaining('Delivery.copiedCsiFiles()'),
    expect.stringContaining('securityContext: { user: 0, ensureNonRoot: false }'),
  ]);
});

test('a copy can be read by anybody', () => {
  const deployment = withSecurityContext(undefined);
  bind(deployment, 'db', FILE, { delivery: Delivery.copiedCsiFiles() });

  expect(findingsOn(deployment)).toEqual([]);
});

function withSecurityContext(securityContext: ContainerSecurityContextProps | undefined) {
  return app({ containers: [{ name: 'app', image: 'app:1', securityContext }] });
}
