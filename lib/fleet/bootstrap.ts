import { byCodeUnit } from '../core/compare';
import { renderBootstrapPage } from '../gitops/bootstrap-page';
import type { SyncedCluster } from '../gitops/engine';
import { type BootstrapSecret, secretSteps } from '../gitops/secret-steps';
import type { RenderedObject } from '../rules/rule';
import { fileNameOf } from '../synth/file-name';
import type { PreparedCluster } from './prepared-cluster';

/** `BOOTSTRAP.md` of a cluster: the Secrets that its stores sign in with, then what its GitOps engine wants. */
export function renderBootstrap(
  { cluster, planned }: PreparedCluster,
  synced: SyncedCluster,
  objects: readonly RenderedObject[],
  folder: string,
): string {
  const namespaceFiles = new Map(
    objects
      .filter(({ identity }) => identity.kind === 'Namespace')
      .map(({ identity, unit }) => [identity.name, `${folder}/${unit}/${fileNameOf(identity, undefined)}`]),
  );
  return renderBootstrapPage({
    cluster: cluster.name,
    steps: [...secretSteps(credentialsOf(planned, namespaceFiles)), ...cluster.gitOps.bootstrapSteps(synced)],
  });
}

/** Each Secret once, with every store that it opens; in an order that the program's own does not change. */
function credentialsOf(
  planned: PreparedCluster['planned'],
  namespaceFiles: ReadonlyMap<string, string>,
): BootstrapSecret[] {
  const addresses = new Map<string, Set<string>>();
  const secrets = new Map<string, Omit<BootstrapSecret, 'usedBy'>>();
  for (const { binding, csi } of planned) {
    const { address } = binding.props.property.store;
    for (const credential of csi.credentials) {
      const id = `${credential.namespace}/${credential.name}/${credential.key}`;
      secrets.set(id, { ...credential, namespaceManifest: namespaceFiles.get(credential.namespace) });
      addresses.set(
        id,
        (addresses.get(id) ?? new Set()).add(`the CSI provider \`${csi.profile.provider}\` for ${address}`),
      );
    }
  }
  return [...secrets]
    .sort(([a], [b]) => byCodeUnit(a, b))
    .map(([id, secret]) => ({ ...secret, usedBy: [...(addresses.get(id) ?? [])].sort(byCodeUnit) }));
}
