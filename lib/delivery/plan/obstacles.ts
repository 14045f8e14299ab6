import type { DeliveryKind } from '../../core/plan.ts';
import { isUnavailable } from '../../stores/store.ts';
import { needsRestart } from '../rotation.ts';
import type { Circumstances, CsiCircumstances } from './circumstances.ts';

const READABLE_BY_OTHERS = 0o004;

/** Why a delivery cannot meet a binding, as a clause; undefined when it can. */
export function obstacleOf(delivery: DeliveryKind, circumstances: Circumstances): string | undefined {
  return OBSTACLES[delivery](circumstances);
}

const OBSTACLES: Readonly<Record<DeliveryKind, (circumstances: Circumstances) => string | undefined>> = {
  'csi-files': (circumstances) =>
    withCsi(
      circumstances,
      (csi) => notAFile(circumstances) ?? unreadable(circumstances, csi) ?? noRestart(circumstances, csi),
    ),
  'copied-csi-files': (circumstances) =>
    withCsi(
      circumstances,
      (csi) => notAFile(circumstances) ?? frozenCopy(circumstances) ?? noRestart(circumstances, csi),
    ),
  'csi-synced': (circumstances) =>
    withCsi(
      circumstances,
      (csi) => forbidden(circumstances) ?? unsynced(circumstances, csi) ?? noSecretReload(circumstances),
    ),
  'external-secret': (circumstances) =>
    isUnavailable(circumstances.operator)
      ? circumstances.operator.unavailable
      : (forbidden(circumstances) ?? noSecretReload(circumstances)),
};

function withCsi({ csi }: Circumstances, obstacle: (csi: CsiCircumstances) => string | undefined): string | undefined {
  return isUnavailable(csi) ? csi.unavailable : obstacle(csi);
}

function notAFile({ target }: Circumstances): string | undefined {
  return target === 'file' ? undefined : 'a variable can only come from a Kubernetes Secret';
}

function unreadable({ workload }: Circumstances, { profile }: CsiCircumstances): string | undefined {
  if (workload.unprivileged === undefined || (profile.fileMode & READABLE_BY_OTHERS) !== 0) return undefined;
  return `provider "${profile.provider}" ${profile.version} writes files that root alone can read, and ${workload.unprivileged}`;
}

function frozenCopy({ onChange }: Circumstances): string | undefined {
  return onChange === 'reload' || onChange === 'nothing'
    ? 'a copy is made once, when the pod starts, and never changes'
    : undefined;
}

/** Reloader takes a new version of a mounted object for a new value. */
function noRestart(circumstances: Circumstances, { profile }: CsiCircumstances): string | undefined {
  if (!wantsRestart(circumstances)) return undefined;
  if (isBarePod(circumstances)) return BARE_POD;
  if (!profile.stableObjectVersions) {
    return `provider "${profile.provider}" ${profile.version} reports a new version at every poll, so the pods would restart without end`;
  }
  return circumstances.reloader.mounts ? undefined : 'no Reloader of this cluster watches mounted files';
}

function forbidden({ kubernetesSecrets }: Circumstances): string | undefined {
  return kubernetesSecrets === 'forbidden' ? "the cluster's policy forbids Kubernetes Secrets" : undefined;
}

function unsynced({ target }: Circumstances, { syncsSecrets }: CsiCircumstances): string | undefined {
  if (!syncsSecrets) return "the cluster's driver does not sync Secrets";
  return target === 'variables' ? 'the driver cannot take over keys that the class does not list' : undefined;
}

function noSecretReload(circumstances: Circumstances): string | undefined {
  if (!wantsRestart(circumstances)) return undefined;
  if (isBarePod(circumstances)) return BARE_POD;
  return circumstances.reloader.secrets ? undefined : 'no Reloader of this cluster restarts pods when a Secret changes';
}

function wantsRestart({ onChange, workload }: Circumstances): boolean {
  return needsRestart(workload.kind, onChange);
}

const BARE_POD = 'nobody restarts a Pod that no controller made';

function isBarePod({ workload }: Circumstances): boolean {
  return workload.kind === 'Pod';
}
