import { describe, metadataOf, type ObjectIdentity, objectAt } from '../../core/manifest.ts';
import type { PlannedBinding } from '../../core/plan.ts';
import { rotates } from '../csi-driver.ts';
import { type CsiVolume, mountsOf, type VolumeMount } from '../csi-volumes.ts';
import { once } from '../once.ts';
import type { Rule, RuleFinding } from '../rule.ts';

/** Where mounts rotate, nobody reads a file that cannot. Of bindings, `binding/sub-path-rotation` speaks. */
export const rotatingMounts: Rule = {
  code: 'csi/sub-path',
  severity: 'warning',
  *check(cluster): Iterable<RuleFinding> {
    if (!rotates(cluster)) return;
    const planned = once(() => new Set(cluster.plan.flatMap(fileKeyOf)));
    for (const volume of cluster.csiVolumes()) {
      for (const one of mountsOf(volume)) {
        const { container, mount } = one;
        if (!isSingleFile(one) || planned().has(keyOf(volume.object.identity, one)) || isRestarted(volume)) continue;
        const { identity, path } = volume.object;
        yield {
          path,
          problem: `Container "${container.name}" of ${describe(identity)} mounts one file of volume "${volume.volume}" at ${mount.mountPath} (subPath), and the driver rotates its mounts.`,
          cause:
            'Kubelet binds the file that is there when the container starts. The driver puts new values beside it, so this one never changes.',
          mend: 'Mount the whole volume into a folder of its own, without subPath.',
        };
      }
    }
  },
};

function isSingleFile({ mount }: VolumeMount): boolean {
  return (mount.subPath ?? mount.subPathExpr ?? '') !== '';
}

function fileKeyOf({ container, target, workload }: PlannedBinding): readonly string[] {
  const mountPath = 'file' in target ? target.file : undefined;
  return mountPath === undefined ? [] : [keyOf(workload, { container: { name: container }, mount: { mountPath } })];
}

function keyOf(
  { kind, name, namespace }: Pick<ObjectIdentity, 'kind' | 'name' | 'namespace'>,
  one: VolumeMount,
): string {
  return [namespace, kind, name, one.container.name, one.mount.mountPath].join(' ');
}

/** Whether Stakater Reloader (1.4) starts new pods when a class brings something new. */
function isRestarted({ object }: CsiVolume): boolean {
  const annotations = Object.keys(objectAt(metadataOf(object.manifest), 'annotations'));
  return annotations.some((key) => key.startsWith('secretproviderclass.reloader.stakater.com/'));
}
