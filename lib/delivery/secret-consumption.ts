import { EnvFrom, EnvValue, Secret, Volume } from 'cdk8s-plus-30';
import { groupBy } from '../core/group-by.ts';
import { mountFiles } from './mount-files.ts';
import type { Planned } from './plan/plan-binding.ts';
import { fileNameOf, type PlannedFile } from './planned-file.ts';

/** The container's user is whatever it is, and the group is the pod's only where it has an fsGroup. */
const READABLE_BY_ALL = 0o444;

/** Hands the values of Kubernetes Secrets to the containers that need them as variables. */
export function consumeAsVariables(planned: readonly Planned[]): void {
  for (const { binding, container, data } of planned) {
    const { secret: made, target } = data;
    if (made === undefined || 'file' in target) continue;
    const secret = Secret.fromSecretName(binding, 'secret', made.name);
    if ('prefix' in target) container.env.copyFrom(new EnvFrom(undefined, target.prefix || undefined, secret));
    else {
      const key = made.key ?? binding.node.id;
      container.env.addVariable(target.variable, EnvValue.fromSecretValue({ secret, key }));
    }
  }
}

/** Mounts the values of Kubernetes Secrets as files: one volume a container, folder and Secret. */
export function consumeAsFiles(files: readonly PlannedFile[]): void {
  for (const group of groupBy(files, ({ volume }) => volume).values()) {
    const [first] = group;
    if (first?.data.secret === undefined) continue;
    const { binding } = first;
    const secret = Secret.fromSecretName(binding, 'secret', first.data.secret.name);
    const volume = Volume.fromSecret(binding, 'secret-volume', secret, {
      name: binding.node.id,
      defaultMode: READABLE_BY_ALL,
      items: Object.fromEntries(
        group.map((one) => [one.data.secret?.key ?? one.binding.node.id, { path: fileNameOf(one) }]),
      ),
    });
    mountFiles(group, volume);
  }
}
