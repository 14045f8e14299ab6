import type { AbstractPod } from 'cdk8s-plus-30';
import { groupBy } from '../core/group-by.ts';
import type { DeliveryKind } from '../core/plan.ts';
import { SERVICE_ACCOUNT_TOKEN_PATHS } from '../upstream/kubernetes.ts';
import { hasUsableClass } from './class-checks.ts';
import { isFreePath, isFreeVariable, isFreeVolumeName } from './collision-checks.ts';
import { deliverCopiedCsiFiles } from './copied-csi-files.ts';
import { isCopyable } from './copy-checks.ts';
import { deliverCsiFiles } from './csi-files.ts';
import { deliverKeptSecrets } from './kept-secrets.ts';
import { isInTime } from './late-checks.ts';
import { layOutFiles } from './mount-layout.ts';
import { fileOf, type Planned } from './plan/plan-binding.ts';
import { type PlannedFile, volumeKeyOf } from './planned-file.ts';
import { restartOnChange } from './reloading.ts';
import { checkRotations } from './rotation-checks.ts';
import { hasUsableSecret } from './secret-checks.ts';
import { consumeAsFiles, consumeAsVariables } from './secret-consumption.ts';
import type { SecretStores } from './secret-stores.ts';
import { deliverSyncedSecrets } from './synced-secrets.ts';

/**
 * The planned bindings of a workload that can be built; what stands against the others is reported.
 *
 * @param earlier Bindings of the workload that are delivered already.
 */
export function usableOf(planned: readonly Planned[], earlier: readonly Planned[]): readonly Planned[] {
  const all = [...earlier, ...planned];
  return planned.filter(
    (one) =>
      isInTime(one, earlier) &&
      isCopyable(one, all) &&
      isFreePath(one, all) &&
      isFreeVariable(one, all) &&
      isFreeVolumeName(one, all) &&
      hasUsableClass(one, all) &&
      hasUsableSecret(one, all),
  );
}

/** Builds everything that one workload's planned bindings need. */
export function deliverWorkload(workload: AbstractPod, usable: readonly Planned[], stores: SecretStores): void {
  const by = <One extends Planned>(all: readonly One[], kind: DeliveryKind) =>
    all.filter(({ data }) => data.delivery === kind);
  deliverSyncedSecrets(by(usable, 'csi-synced'));
  const files = placeFiles(workload, usable);
  deliverCsiFiles(by(files, 'csi-files'));
  deliverCopiedCsiFiles(workload, by(files, 'copied-csi-files'));
  deliverKeptSecrets(by(usable, 'external-secret'), stores);
  consumeAsVariables(usable);
  consumeAsFiles(files.filter(({ data }) => data.secret !== undefined));
  restartOnChange(workload, usable);
  checkRotations(usable, files);
}

/** Decides where every file is mounted: around what is mounted already, and before any other file is. */
function placeFiles(workload: AbstractPod, usable: readonly Planned[]): readonly PlannedFile[] {
  const tokenPaths = workload.automountServiceAccountToken ? SERVICE_ACCOUNT_TOKEN_PATHS : [];
  return [...groupBy(usable, ({ container }) => container)].flatMap(([container, ofContainer]) => {
    const files = ofContainer.flatMap((planned) => {
      const file = fileOf(planned);
      return file === undefined ? [] : [{ ...planned, file, volume: volumeKeyOf(planned, file) }];
    });
    const places = layOutFiles(files, [...container.mounts.map(({ path }) => path), ...tokenPaths]);
    return files.map((one) => ({ ...one, place: places.get(one.file) ?? { mountPath: one.file, single: true } }));
  });
}
