import type { JsonObject } from '../../lib/core/json';
import { podSecurityProblems } from '../../lib/core/pod-security';

const HARDENED: JsonObject = {
  allowPrivilegeEscalation: false,
  capabilities: { drop: ['ALL'] },
  runAsNonRoot: true,
  seccompProfile: { type: 'RuntimeDefault' },
};

const CONFINED: JsonObject = {
  appArmorProfile: { type: 'RuntimeDefault' },
  seLinuxOptions: { type: 'container_t', level: 's0:c123,c456' },
};

test.each<[string, JsonObject]>([
  ['everything in the container', podOf(HARDENED)],
  ['what it can in the pod', podOf(without('runAsNonRoot', 'seccompProfile'), { securityContext: HARDENED })],
  [
    'its values in volumes of the cluster',
    podOf(HARDENED, {
      volumes: [
        { name: 'a', csi: {} },
        { name: 'b', secret: {} },
      ],
    }),
  ],
  ['a capability for low ports', podOf({ ...HARDENED, capabilities: { drop: ['ALL'], add: ['NET_BIND_SERVICE'] } })],
  ['root of a user namespace', podOf({ ...HARDENED, runAsUser: 0, runAsNonRoot: false }, { hostUsers: false })],
  ['a profile of AppArmor and the type of a container', podOf({ ...HARDENED, ...CONFINED })],
  [
    'a safe sysctl',
    podOf(HARDENED, { securityContext: { sysctls: [{ name: 'net.ipv4.tcp_syncookies', value: '1' }] } }),
  ],
  ['Windows', { os: { name: 'windows' }, containers: [{ name: 'app' }] }],
])('restricted admits a pod with %s', (_, pod) => {
  expect(podSecurityProblems(pod, 'restricted')).toEqual([]);
});

test.each<[string, JsonObject]>([
  ['"app" runs as root', podOf({ ...HARDENED, runAsUser: 0 })],
  ['"app" runs as root', podOf(HARDENED, { securityContext: { runAsUser: 0 } })],
  ['"app" does not say runAsNonRoot: true', podOf(without('runAsNonRoot'))],
  ['the pod has runAsNonRoot: false', podOf(HARDENED, { securityContext: { runAsNonRoot: false } })],
  ['"app" does not say allowPrivilegeEscalation: false', podOf(without('allowPrivilegeEscalation'))],
  ['"app" does not drop ALL capabilities', podOf(without('capabilities'))],
  ['"app" adds a capability other than', podOf({ ...HARDENED, capabilities: { drop: ['ALL'], add: ['CHOWN'] } })],
  ['"app" has no seccomp profile', podOf(without('seccompProfile'))],
  ['"app" sees all of /proc', podOf({ ...HARDENED, procMount: 'Unmasked' }, { hostUsers: false })],
  ['the pod has a volume that is no part of the cluster', podOf(HARDENED, { volumes: [{ name: 'a', nfs: {} }] })],
])('restricted refuses that %s', (problem, pod) => {
  expect(podSecurityProblems(pod, 'restricted')).toEqual([expect.stringContaining(problem)]);
});

test.each<[string, JsonObject]>([
  ['the pod shares', podOf({}, { hostNetwork: true })],
  ['the pod shares', podOf({}, { hostPID: true })],
  ['the pod mounts a path of the host', podOf({}, { volumes: [{ name: 'a', hostPath: { path: '/' } }] })],
  ['the pod has no seccomp profile at all', podOf({}, { securityContext: { seccompProfile: { type: 'Unconfined' } } })],
  ['"app" is privileged', podOf({ privileged: true })],
  ['"app" has no seccomp profile at all', podOf({ seccompProfile: { type: 'Unconfined' } })],
  ['"app" adds capabilities beyond', podOf({ capabilities: { add: ['SYS_ADMIN'] } })],
  ['the pod has no AppArmor profile', podOf({}, { securityContext: { appArmorProfile: { type: 'Unconfined' } } })],
  ['the pod has SELinux options', podOf({}, { securityContext: { seLinuxOptions: { type: 'spc_t' } } })],
  ['the pod sets a sysctl', podOf({}, { securityContext: { sysctls: [{ name: 'kernel.msgmax', value: '1' }] } })],
  ['"app" has no AppArmor profile', podOf({ appArmorProfile: { type: 'Unconfined' } })],
  ['"app" has SELinux options', podOf({ seLinuxOptions: { user: 'system_u' } })],
  ['"app" sees all of /proc', podOf({ procMount: 'Unmasked' })],
  ['"app" has a port of the host', { containers: [{ name: 'app', ports: [{ hostPort: 80 }] }] }],
])('baseline refuses that %s', (problem, pod) => {
  expect(podSecurityProblems(pod, 'baseline')).toEqual([expect.stringContaining(problem)]);
});

test('baseline admits that a container of a user namespace sees all of /proc', () => {
  expect(podSecurityProblems(podOf({ procMount: 'Unmasked' }, { hostUsers: false }), 'baseline')).toEqual([]);
});

test('baseline admits root with the capability that copies need', () => {
  expect(podSecurityProblems(podOf({ runAsUser: 0, capabilities: { add: ['DAC_OVERRIDE'] } }), 'baseline')).toEqual([]);
});

test('each container is looked at, an initial one too', () => {
  const pod = {
    initContainers: [{ name: 'a', securityContext: { privileged: true } }],
    containers: [{ name: 'b', securityContext: { privileged: true } }],
  };

  expect(podSecurityProblems(pod, 'baseline')).toEqual(['"a", "b" is privileged']);
});

function podOf(securityContext: JsonObject, more: JsonObject = {}): JsonObject {
  return { containers: [{ name: 'app', securityContext }], ...more };
}

function without(...keys: readonly string[]): JsonObject {
  return Object.fromEntries(Object.entries(HARDENED).filter(([key]) => !keys.includes(key)));
}
