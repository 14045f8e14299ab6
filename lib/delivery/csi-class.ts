import { posix } from 'node:path';
import { Volume } from 'cdk8s-plus-30';
import { driverNameOf } from './driver-name';
import { csiOf, fileOf, type Planned } from './plan/plan-binding';
import { SecretProviderClass, type SyncedSecret } from './secret-provider-class';

/** What one class mounts for one binding. */
export interface ClassFile {
  /** Path inside the mount. */
  readonly fileName: string;
  readonly planned: Planned;
}

/** Name of the SecretProviderClass that mounts a binding's value. */
export function classNameOf(planned: Planned): string {
  const { binding, data, delivery } = planned;
  if (delivery.className !== undefined) return delivery.className;
  const file = fileOf(planned);
  const isAlone = delivery.kind === 'copied-csi-files' || csiOf(planned).profile.filesPerClass === 1;
  if (isAlone) return `${data.workload.name}-${binding.node.id}`;
  const { id } = binding.props.property.store.node;
  if (delivery.kind === 'csi-synced' || file === undefined) return `${data.workload.name}-${id}`;
  return `${data.workload.name}-${slug(posix.basename(posix.dirname(file)))}`;
}

/**
 * Makes a class and the volume of it.
 *
 * @param files At least one; the first one's binding is the scope, and names the volume.
 */
export function mountableClass(files: readonly [ClassFile, ...ClassFile[]], secrets?: readonly SyncedSecret[]): Volume {
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
  return Volume.fromCsi(binding, 'volume', driverNameOf(binding), {
    name: binding.node.id,
    readOnly: true,
    attributes: { secretProviderClass: className },
  });
}

function slug(name: string): string {
  return (
    name
      .toLowerCase()
      .replaceAll(/[^a-z0-9]+/g, '-')
      .replaceAll(/^-|-$/g, '') || 'files'
  );
}
