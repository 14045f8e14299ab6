import { posix } from 'node:path';
import { EnvFrom, EnvValue, type ISecret, Secret, Volume } from 'cdk8s-plus-30';
import { groupBy } from '../core/group-by';
import type { Planned } from './plan/plan-binding';
import { fileNameOf, type PlannedFile } from './planned-file';

/** The container's user is whatever it is, and the group is the pod's only where it has an fsGroup. */
const READABLE_BY_ALL = 0o444;

/** Hands the values of Kubernetes Secrets to the containers that need them as variables. */
export function consumeAsVariables(planned: readonly Planned[]): void {
  for (const { binding, container, data } of planned) {
    const { secret, target } = data;
    if (secret === undefined || 'file' in target) continue;
    const reference = secretReference(binding, secret.name);
    if ('prefix' in target) container.env.copyFrom(new EnvFrom(undefined, target.prefix || undefined, reference));
    else {
      const key = secret.key ?? binding.node.id;
      container.env.addVariable(target.variable, EnvValue.fromSecretValue({ secret: reference, key }));
    }
  }
}

/** Mounts the values of Kubernetes Secrets as files: one volume a container, folder and Secret. */
export function consumeAsFiles(files: readonly PlannedFile[]): void {
  const groups = groupBy(files, (one) => `${one.container.name} ${posix.dirname(one.file)} ${one.volume}`);
  for (const group of groups.values()) {
    const [first] = group;
    if (first?.data.secret === undefined) continue;
    const { binding, container } = first;
    const volume = Volume.fromSecret(binding, 'volume', secretReference(binding, first.data.secret.name), {
      name: binding.node.id,
      defaultMode: READABLE_BY_ALL,
      items: Object.fromEntries(
        group.map((one) => [one.data.secret?.key ?? one.binding.node.id, { path: fileNameOf(one) }]),
      ),
    });
    const mounted = new Set<string>();
    for (const one of group) {
      const { mountPath, single } = one.place;
      if (mounted.has(mountPath)) continue;
      mounted.add(mountPath);
      container.mount(mountPath, volume, { readOnly: true, ...(single ? { subPath: fileNameOf(one) } : {}) });
    }
  }
}

function secretReference(scope: Planned['binding'], name: string): ISecret {
  const id = 'secret';
  const existing = scope.node.tryFindChild(id);
  return (existing as ISecret | undefined) ?? Secret.fromSecretName(scope, id, name);
}
