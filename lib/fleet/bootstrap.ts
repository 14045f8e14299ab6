import { byCodeUnit } from '../core/compare.ts';
import { credentialsOf } from '../delivery/plan/plan-binding.ts';
import type { BootstrapStep, SyncedCluster } from '../gitops/engine.ts';
import { registrationSteps } from '../gitops/registration-steps.ts';
import { type BootstrapSecret, secretSteps } from '../gitops/secret-steps.ts';
import type { RenderedObject } from '../rules/rule.ts';
import { fileNameOf } from '../synth/file-name.ts';
import type { PreparedCluster } from './prepared-cluster.ts';
import { onePerReader } from './readers.ts';

/** What a person does once for a cluster: the Secrets that its stores sign in with, then what its GitOps engine wants. */
export function bootstrapSteps(
  { cluster, planned, platform }: PreparedCluster,
  synced: SyncedCluster,
  objects: readonly RenderedObject[],
  folder: string,
): readonly BootstrapStep[] {
  const namespaceFiles = new Map(
    objects
      .filter(({ identity }) => identity.kind === 'Namespace')
      .map(({ identity, unit }) => [identity.name, `${folder}/${unit}/${fileNameOf(identity, undefined)}`]),
  );
  return [
    ...registrationSteps(
      platform.identities.map(({ registration }) => registration),
      cluster.props.oidcIssuer,
    ),
    ...secretSteps(missingSecrets(planned, platform.madeSecrets, namespaceFiles)),
    ...cluster.gitOps.bootstrapSteps(synced),
  ];
}

/**
 * Each Secret that nobody else makes once, with every store that it opens; in an order that the program's own does not change.
 */
function missingSecrets(
  planned: PreparedCluster['planned'],
  made: ReadonlySet<string>,
  namespaceFiles: ReadonlyMap<string, string>,
): BootstrapSecret[] {
  const addresses = new Map<string, Set<string>>();
  const secrets = new Map<string, Omit<BootstrapSecret, 'usedBy'>>();
  for (const one of onePerReader(planned)) {
    const { address } = one.binding.props.property.store;
    const { reader, secrets: credentials } = credentialsOf(one);
    for (const credential of credentials) {
      if (made.has(`${credential.namespace}/${credential.name}`)) continue;
      const id = `${credential.namespace}/${credential.name}/${credential.key}`;
      secrets.set(id, { ...credential, namespaceManifest: namespaceFiles.get(credential.namespace) });
      addresses.set(id, (addresses.get(id) ?? new Set()).add(`${reader} for ${address}`));
    }
  }
  return [...secrets]
    .sort(([a], [b]) => byCodeUnit(a, b))
    .map(([id, secret]) => ({ ...secret, usedBy: [...(addresses.get(id) ?? [])].sort(byCodeUnit) }));
}
