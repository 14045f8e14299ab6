import { type AbstractPod, type Container, Volume } from 'cdk8s-plus-30';
import { groupBy } from '../core/group-by';
import type { DeliveryKind } from '../core/plan';
import { BUSYBOX_IMAGE } from '../upstream/busybox';
import { SERVICE_ACCOUNT_TOKEN_PATHS } from '../upstream/kubernetes';
import { isFreePath, isFreeVolumeName } from './collision-checks';
import { isCopyable } from './copy-checks';
import { CopyingInitContainer } from './copying-init-container';
import { driverNameOf } from './driver-name';
import { checkRotation, hasUsableClassName } from './file-checks';
import { checkReadable } from './file-readability';
import { type FilePlace, layOutFiles } from './mount-layout';
import { classNameOf, type Planned } from './plan';
import { SecretProviderClass } from './secret-provider-class';

/** Builds the classes, volumes and mounts of one workload's planned bindings. */
export function deliverFiles(workload: AbstractPod, planned: readonly Planned[]): void {
  planned.forEach(checkReadable);
  const usable = planned.filter(
    (one) =>
      isCopyable(one, planned) && isFreePath(one, planned) && isFreeVolumeName(one, planned) && hasUsableClassName(one),
  );
  const mounted = usable.filter(({ data }) => data.delivery === 'csi-files');
  const copied = usable.filter(({ data }) => data.delivery === 'copied-csi-files');
  for (const [container, files] of groupBy(mounted, (one) => one.container)) {
    mountFiles(workload, container, files, usable);
  }
  if (copied.length > 0) copyFiles(workload, copied, usable);
}

function mountFiles(
  workload: AbstractPod,
  container: Container,
  files: readonly Planned[],
  usable: readonly Planned[],
): void {
  const places = layOut(workload, container, 'csi-files', usable);
  for (const one of files) {
    const place = places(one);
    checkRotation(one, place);
    container.mount(place.mountPath, csiVolume(one), {
      readOnly: true,
      ...(place.single ? { subPath: fileNameOf(one) } : {}),
    });
  }
}

function copyFiles(workload: AbstractPod, copied: readonly Planned[], usable: readonly Planned[]): void {
  const copier = new CopyingInitContainer(workload);
  for (const [container, files] of groupBy(copied, (one) => one.container)) {
    const places = layOut(workload, container, 'copied-csi-files', usable);
    const memory = copier.addMemoryVolume(container);
    const mounts = new Map<string, FilePlace>();
    for (const one of files) {
      const place = places(one);
      checkRotation(one, place);
      copier.copy(one, csiVolume(one), fileNameOf(one));
      mounts.set(place.mountPath, place);
    }
    for (const { mountPath } of mounts.values()) {
      container.mount(mountPath, memory, { readOnly: true, subPath: mountPath.slice(1) });
    }
  }
  copier.attach(copied[0]?.delivery.copyImage ?? BUSYBOX_IMAGE);
}

/** Places the files of one delivery in a container; those of another delivery there are surroundings to them. */
function layOut(
  workload: AbstractPod,
  container: Container,
  delivery: DeliveryKind,
  usable: readonly Planned[],
): (one: Planned) => FilePlace {
  const inContainer = usable.filter((one) => one.container === container).map(({ data }) => data);
  const others = inContainer.filter((data) => data.delivery !== delivery).map(({ file }) => file);
  const tokenPaths = workload.automountServiceAccountToken ? SERVICE_ACCOUNT_TOKEN_PATHS : [];
  const places = layOutFiles(
    inContainer.filter((data) => data.delivery === delivery).map(({ file }) => file),
    {
      occupied: [...container.mounts.map(({ path }) => path), ...others, ...tokenPaths],
      oneVolumePerFolder: delivery === 'copied-csi-files',
    },
  );
  return ({ data }) => places.get(data.file) ?? { mountPath: data.file, single: true };
}

function csiVolume(one: Planned): Volume {
  const { binding, csi, data } = one;
  const { property } = binding.props;
  const className = classNameOf(one);
  new SecretProviderClass(binding, 'class', {
    name: className,
    namespace: data.workload.namespace,
    source: csi,
    files: [{ fileName: fileNameOf(one), property }],
  });
  return Volume.fromCsi(binding, 'volume', driverNameOf(binding), {
    name: binding.node.id,
    readOnly: true,
    attributes: { secretProviderClass: className },
  });
}

function fileNameOf({ data }: Planned): string {
  return data.file.slice(data.file.lastIndexOf('/') + 1);
}
