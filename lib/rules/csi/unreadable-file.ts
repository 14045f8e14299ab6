import type { JsonObject } from '../../core/json.ts';
import { describe, objectAt } from '../../core/manifest.ts';
import { mountsOf } from '../csi-volumes.ts';
import type { Rule, RuleFinding } from '../rule.ts';

/** Files that root alone can read are mounted by containers that are root. A class that makes Secrets may be there for those. */
export const readableFiles: Rule = {
  code: 'csi/unreadable-file',
  severity: 'error',
  *check(cluster): Iterable<RuleFinding> {
    for (const { provider, secretObjects, volumes } of cluster.classes().all) {
      if (provider?.fileMode !== 0 || secretObjects.length > 0) continue;
      for (const volume of volumes) {
        for (const { container, mount } of mountsOf(volume)) {
          const why = whyUnprivileged(container, volume.pod);
          if (why === undefined) continue;
          yield {
            path: volume.object.path,
            problem: `Container "${container.name}" of ${describe(volume.object.identity)} cannot read the files in ${mount.mountPath}: ${why}.`,
            cause: `Provider "${provider.name}" ${provider.version} mounts files of mode 0, which no fsGroup changes: "Permission denied" for all but root with the capability DAC_OVERRIDE.`,
            mend: 'Bind the property, new Binding(workload, id, { property, file }): the fleet has a root init container copy the file, or takes External Secrets Operator.',
          };
        }
      }
    }
  },
};

/** Why a container is certainly not root with all that root may; undefined where it is, or where the image decides. */
function whyUnprivileged(container: JsonObject, pod: JsonObject): string | undefined {
  const own = objectAt(container, 'securityContext');
  const ofPod = objectAt(pod, 'securityContext');
  const user = own.runAsUser ?? ofPod.runAsUser;
  if (typeof user === 'number' && user !== 0) return `it runs as user ${user}`;
  if (user === undefined && (own.runAsNonRoot ?? ofPod.runAsNonRoot) === true) return 'it may not run as root';
  return hasLostPower(own) ? 'it has no capability DAC_OVERRIDE' : undefined;
}

function hasLostPower(securityContext: JsonObject): boolean {
  const { add, drop } = objectAt(securityContext, 'capabilities');
  if (securityContext.privileged === true || !names(drop, ['ALL', 'DAC_OVERRIDE'])) return false;
  return !names(add, ['ALL', 'DAC_OVERRIDE', 'DAC_READ_SEARCH']);
}

/** Kubernetes takes capabilities with and without the prefix of the kernel's own names. */
function names(list: JsonObject[string], capabilities: readonly string[]): boolean {
  return (
    Array.isArray(list) && list.some((one) => capabilities.includes(String(one).toUpperCase().replace(/^CAP_/, '')))
  );
}
