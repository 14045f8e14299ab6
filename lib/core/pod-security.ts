import { isJsonObject, type JsonObject } from './json.ts';
import { objectAt, objectsAt } from './manifest.ts';

/** A Pod Security level that refuses something. */
export type PodSecurityLevel = 'baseline' | 'restricted';

/**
 * What a level refuses of a pod, as clauses; empty when it admits it.
 *
 * Source: Kubernetes 1.37, `k8s.io/pod-security-admission/policy`, in the newest version of each check, which a namespace enforces
 * that names none. What pods rarely say is not looked at: AppArmor in annotations, which fields replaced in 1.30, hosts of probes,
 * Windows, and who is root in a user namespace.
 */
export function podSecurityProblems(pod: JsonObject, level: PodSecurityLevel): readonly string[] {
  if (objectAt(pod, 'os').name === 'windows') return [];
  const all = [...objectsAt(pod, 'initContainers'), ...objectsAt(pod, 'containers')];
  return [
    ...POD_CHECKS.filter(({ isBroken, levels }) => levels.has(level) && isBroken(pod)).map(({ clause }) => clause),
    ...CONTAINER_CHECKS.filter(({ levels }) => levels.has(level)).flatMap(({ clause, isBroken }) => {
      const broken = all.filter((container) => isBroken(container, pod));
      return broken.length === 0 ? [] : [`${broken.map(({ name }) => `"${name}"`).join(', ')} ${clause}`];
    }),
  ];
}

interface Check<Arguments extends readonly JsonObject[]> {
  readonly levels: ReadonlySet<PodSecurityLevel>;
  readonly clause: string;
  readonly isBroken: (...of: Arguments) => boolean;
}

const BOTH: ReadonlySet<PodSecurityLevel> = new Set(['baseline', 'restricted']);
const BASELINE: ReadonlySet<PodSecurityLevel> = new Set(['baseline']);
const RESTRICTED: ReadonlySet<PodSecurityLevel> = new Set(['restricted']);

const POD_CHECKS: readonly Check<[pod: JsonObject]>[] = [
  {
    levels: BOTH,
    clause: "the pod shares the host's network, processes or IPC",
    isBroken: (pod) => pod.hostNetwork === true || pod.hostPID === true || pod.hostIPC === true,
  },
  {
    levels: BOTH,
    clause: 'the pod mounts a path of the host',
    isBroken: (pod) => objectsAt(pod, 'volumes').some(({ hostPath }) => hostPath !== undefined),
  },
  {
    levels: RESTRICTED,
    clause: 'the pod has a volume that is no part of the cluster',
    isBroken: (pod) => objectsAt(pod, 'volumes').some((volume) => !hasKindOf(volume, ADMITTED_VOLUMES)),
  },
  {
    levels: RESTRICTED,
    clause: 'the pod has runAsNonRoot: false',
    isBroken: (pod) => pod.hostUsers !== false && contextOf(pod).runAsNonRoot === false,
  },
  {
    levels: BOTH,
    clause: 'the pod has no seccomp profile at all (Unconfined)',
    isBroken: (pod) => seccompOf(pod) === 'Unconfined',
  },
  {
    levels: BOTH,
    clause: 'the pod has no AppArmor profile at all (Unconfined)',
    isBroken: (pod) => !isAdmittedAppArmor(pod),
  },
  {
    levels: BOTH,
    clause: 'the pod has SELinux options of its own',
    isBroken: (pod) => !isAdmittedSeLinux(pod),
  },
  {
    levels: BOTH,
    clause: 'the pod sets a sysctl that is not safe',
    isBroken: (pod) => objectsAt(contextOf(pod), 'sysctls').some(({ name }) => !SAFE_SYSCTLS.has(name)),
  },
];

const CONTAINER_CHECKS: readonly Check<[container: JsonObject, pod: JsonObject]>[] = [
  { levels: BOTH, clause: 'is privileged', isBroken: (container) => contextOf(container).privileged === true },
  {
    levels: BOTH,
    clause: 'has a port of the host',
    isBroken: (container) => objectsAt(container, 'ports').some(({ hostPort }) => Boolean(hostPort)),
  },
  {
    levels: BASELINE,
    clause: 'adds capabilities beyond those of any container',
    isBroken: (container) => capabilitiesOf(container, 'add').some((one) => !USUAL_CAPABILITIES.has(one)),
  },
  {
    levels: BASELINE,
    clause: 'has no seccomp profile at all (Unconfined)',
    isBroken: (container) => seccompOf(container) === 'Unconfined',
  },
  {
    levels: BOTH,
    clause: 'has no AppArmor profile at all (Unconfined)',
    isBroken: (container) => !isAdmittedAppArmor(container),
  },
  {
    levels: BOTH,
    clause: 'has SELinux options of its own',
    isBroken: (container) => !isAdmittedSeLinux(container),
  },
  {
    levels: BASELINE,
    clause: 'sees all of /proc (procMount)',
    isBroken: (container, pod) => pod.hostUsers !== false && isUnmasked(container),
  },
  { levels: RESTRICTED, clause: 'sees all of /proc (procMount)', isBroken: isUnmasked },
  {
    levels: RESTRICTED,
    clause: 'runs as root',
    isBroken: (container, pod) =>
      pod.hostUsers !== false && (contextOf(container).runAsUser ?? contextOf(pod).runAsUser) === 0,
  },
  {
    levels: RESTRICTED,
    clause: 'does not say runAsNonRoot: true',
    isBroken: (container, pod) =>
      pod.hostUsers !== false && (contextOf(container).runAsNonRoot ?? contextOf(pod).runAsNonRoot) !== true,
  },
  {
    levels: RESTRICTED,
    clause: 'does not say allowPrivilegeEscalation: false',
    isBroken: (container) => contextOf(container).allowPrivilegeEscalation !== false,
  },
  {
    levels: RESTRICTED,
    clause: 'does not drop ALL capabilities',
    isBroken: (container) => !capabilitiesOf(container, 'drop').includes('ALL'),
  },
  {
    levels: RESTRICTED,
    clause: 'adds a capability other than NET_BIND_SERVICE',
    isBroken: (container) => capabilitiesOf(container, 'add').some((one) => one !== 'NET_BIND_SERVICE'),
  },
  {
    levels: RESTRICTED,
    clause: 'has no seccomp profile RuntimeDefault or Localhost',
    isBroken: (container, pod) => !ADMITTED_PROFILES.has(seccompOf(container) ?? seccompOf(pod)),
  },
];

const ADMITTED_PROFILES: ReadonlySet<unknown> = new Set(['RuntimeDefault', 'Localhost']);

const ADMITTED_VOLUMES = [
  'configMap',
  'csi',
  'downwardAPI',
  'emptyDir',
  'ephemeral',
  'image',
  'persistentVolumeClaim',
  'projected',
  'secret',
];

const USUAL_CAPABILITIES: ReadonlySet<unknown> = new Set([
  'AUDIT_WRITE',
  'CHOWN',
  'DAC_OVERRIDE',
  'FOWNER',
  'FSETID',
  'KILL',
  'MKNOD',
  'NET_BIND_SERVICE',
  'SETFCAP',
  'SETGID',
  'SETPCAP',
  'SETUID',
  'SYS_CHROOT',
]);

/** Those of a pod alone, on every supported node (1.37). */
const SAFE_SYSCTLS: ReadonlySet<unknown> = new Set([
  'kernel.shm_rmid_forced',
  'net.ipv4.ip_local_port_range',
  'net.ipv4.ip_local_reserved_ports',
  'net.ipv4.ip_unprivileged_port_start',
  'net.ipv4.ping_group_range',
  'net.ipv4.tcp_fin_timeout',
  'net.ipv4.tcp_keepalive_intvl',
  'net.ipv4.tcp_keepalive_probes',
  'net.ipv4.tcp_keepalive_time',
  'net.ipv4.tcp_notsent_lowat',
  'net.ipv4.tcp_rmem',
  'net.ipv4.tcp_slow_start_after_idle',
  'net.ipv4.tcp_syncookies',
  'net.ipv4.tcp_wmem',
]);

/** SELinux types of containers; the last one since 1.31. */
const CONTAINER_TYPES: ReadonlySet<unknown> = new Set([
  'container_t',
  'container_init_t',
  'container_kvm_t',
  'container_engine_t',
]);

function isAdmittedAppArmor(podOrContainer: JsonObject): boolean {
  const profile = contextOf(podOrContainer).appArmorProfile;
  return !isJsonObject(profile) || ADMITTED_PROFILES.has(profile.type);
}

function isAdmittedSeLinux(podOrContainer: JsonObject): boolean {
  const { role, type, user } = objectAt(contextOf(podOrContainer), 'seLinuxOptions');
  return !role && !user && (!type || CONTAINER_TYPES.has(type));
}

function isUnmasked(container: JsonObject): boolean {
  return (contextOf(container).procMount ?? 'Default') !== 'Default';
}

function contextOf(podOrContainer: JsonObject): JsonObject {
  return objectAt(podOrContainer, 'securityContext');
}

function seccompOf(podOrContainer: JsonObject): unknown {
  return objectAt(contextOf(podOrContainer), 'seccompProfile').type;
}

function capabilitiesOf(container: JsonObject, list: 'add' | 'drop'): readonly unknown[] {
  const names = objectAt(contextOf(container), 'capabilities')[list];
  return Array.isArray(names) ? names : [];
}

function hasKindOf(volume: JsonObject, kinds: readonly string[]): boolean {
  return kinds.some((kind) => isJsonObject(volume[kind]));
}
