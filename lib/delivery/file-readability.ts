import { Capability, type Container } from 'cdk8s-plus-30';
import { reportFinding } from '../core/report-finding';
import type { Planned } from './plan';

const READABLE_BY_OTHERS = 0o004;

/** Capabilities with which root reads a file that nobody may read. */
const READING_CAPABILITIES = [Capability.ALL, Capability.DAC_OVERRIDE, Capability.DAC_READ_SEARCH];

/** Reports a container that could not read the mounted file. */
export function checkReadable(planned: Planned): void {
  const { binding, container, csi, data, delivery } = planned;
  const { profile } = csi;
  if (delivery.kind === 'copied-csi-files' || (profile.fileMode & READABLE_BY_OTHERS) !== 0) return;
  const reason = whyNotRoot(planned) ?? whyPowerless(container);
  if (reason === undefined) return;
  reportFinding(binding, {
    code: 'binding/unreadable-file',
    severity: 'error',
    problem: `Container "${data.container}" could not read ${data.file}: ${reason}.`,
    cause: `Provider "${profile.provider}" ${profile.version} writes files of mode ${profile.fileMode.toString(8).padStart(4, '0')} that belong to root; fsGroup does not change them. The process would get "Permission denied".`,
    mend: [
      'Choose one of:',
      '- copy the file for it: delivery: Delivery.copiedCsiFiles(), a root init container and a memory volume;',
      '- run the container as root: securityContext: { user: 0, ensureNonRoot: false }, with its default capabilities.',
    ].join('\n'),
  });
}

function whyNotRoot({ container, binding }: Planned): string | undefined {
  const { ensureNonRoot, user = binding.workload.securityContext.user } = container.securityContext;
  if (user !== undefined && user !== 0) return `it runs as user ${user}`;
  if (ensureNonRoot) return 'it must not run as root (ensureNonRoot, the default of cdk8s-plus)';
  return user === undefined ? 'its user is whatever the image says' : undefined;
}

function whyPowerless(container: Container): string | undefined {
  const { add = [], drop = [] } = container.securityContext.capabilities ?? {};
  const dropped = drop.includes(Capability.ALL) || drop.includes(Capability.DAC_OVERRIDE);
  const kept = add.some((capability) => READING_CAPABILITIES.includes(capability));
  return dropped && !kept ? 'it is root without the capability DAC_OVERRIDE' : undefined;
}
