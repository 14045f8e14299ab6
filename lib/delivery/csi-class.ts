import { posix } from 'node:path';
import { Volume } from 'cdk8s-plus-30';
import { driverNameOf } from './driver-name.ts';
import { csiOf, fileOf, type Planned } from './plan/plan-binding.ts';
import { SecretProviderClass, type SyncedSecret } from './secret-provider-class.ts';
import { slug } from './slug.ts';

/** What one class mounts for one binding. */
export interface ClassFile {
  /** Path inside the mount. */
  readonly fileName: string;
  readonly planned: Planned;
}

/**
 * Name of the SecretProviderClass that mounts a binding's value.
 *
 * Where one class mounts many files, it is named for their folder, and for the container if that is not the first one: a
 * container mounts what it reads and nothing else, so containers share no class.
 */
export function classNameOf(planned: Planned): string {
  const { binding, container, data, delivery } = planned;
  const { workload } = data;
  if (delivery.className !== undefined) return delivery.className;
  if (mountsAlone(planned)) return `${workload.name}-${binding.node.id}`;
  if (data.delivery === 'csi-synced') return `${workload.name}-${slug(binding.props.property.store.node.id)}`;
  const reader = container === binding.workload.containers[0] ? workload.name : `${workload.name}-${container.name}`;
  return `${reader}-${slug(posix.basename(folderOf(planned))) || 'files'}`;
}

/** Tells the classes of a workload apart: bindings with the same text share one. */
export function classKeyOf(planned: Planned): string {
  const { binding, container, data, delivery } = planned;
  if (mountsAlone(planned)) return binding.node.path;
  const { store } = binding.props.property;
  const place = data.delivery === 'csi-synced' ? '' : `${container.name} ${folderOf(planned)}`;
  return `${store.node.path} ${place} ${delivery.className ?? ''}`;
}

function mountsAlone(planned: Planned): boolean {
  return planned.data.delivery === 'copied-csi-files' || csiOf(planned).profile.filesPerClass === 1;
}

function folderOf(planned: Planned): string {
  return posix.dirname(fileOf(planned) ?? '/');
}

/**
 * Makes a class and the volume of it.
 *
 * @param files At least one; the first one's binding is the scope.
 * @param volumeName Name of the volume; by default the first binding's id.
 */
export function mountableClass(
  files: readonly [ClassFile, ...ClassFile[]],
  { secrets, volumeName }: { readonly secrets?: readonly SyncedSecret[]; readonly volumeName?: string } = {},
): Volume {
  const [{ planned }] = files;
  const { binding, data } = planned;
  const className = classNameOf(planned);
  new SecretProviderClass(binding, 'class', {
    name: className,
    namespace: data.workload.namespace,
    source: csiOf(planned),
    files: files.map(({ fileName, planned: one }) => ({ fileName, property: one.binding.props.property })),
    ...(secrets === undefined ? {} : { secrets }),
  });
  return Volume.fromCsi(binding, 'class-volume', driverNameOf(binding), {
    name: volumeName ?? binding.node.id,
    readOnly: true,
    attributes: { secretProviderClass: className },
  });
}
