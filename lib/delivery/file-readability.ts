import { type AbstractPod, Capability, type Container } from 'cdk8s-plus-30';

/** Capabilities with which root reads a file that nobody may read. */
const READING_CAPABILITIES = [Capability.ALL, Capability.DAC_OVERRIDE, Capability.DAC_READ_SEARCH];

/** Why a container cannot read a file that root alone may read, as a clause; undefined when it can. */
export function whyUnprivileged(workload: AbstractPod, container: Container): string | undefined {
  return whyNotRoot(workload, container) ?? whyPowerless(container);
}

function whyNotRoot(workload: AbstractPod, container: Container): string | undefined {
  const { ensureNonRoot, user = workload.securityContext.user } = container.securityContext;
  if (user !== undefined && user !== 0) return `the container runs as user ${user}`;
  if (ensureNonRoot) return 'the container must not run as root (ensureNonRoot, the default of cdk8s-plus)';
  return user === undefined ? "the container's user is whatever the image says" : undefined;
}

function whyPowerless(container: Container): string | undefined {
  const { add = [], drop = [] } = container.securityContext.capabilities ?? {};
  const dropped = drop.includes(Capability.ALL) || drop.includes(Capability.DAC_OVERRIDE);
  const kept = add.some((capability) => READING_CAPABILITIES.includes(capability));
  return dropped && !kept ? 'the container is root without the capability DAC_OVERRIDE' : undefined;
}
