import { groupBy } from '../../core/group-by.ts';
import { SealedSecretsCrds } from '../../platform/sealed-secrets-controller/crds.ts';
import { SealedSecretsController } from '../../platform/sealed-secrets-controller/sealed-secrets-controller.ts';
import type { SealedSecret } from '../../sealed-secrets/sealed-secret.ts';
import { SEALED_SECRETS } from '../../upstream/sealed-secrets.ts';
import type { Cluster } from '../cluster.ts';
import { CRDS_UNIT, SEALED_SECRETS_UNIT, unitIn } from './units.ts';

/** Installs the Sealed Secrets controller where something is sealed or the program asks for it, with the rights that it needs. */
export function addSealedSecretsController(cluster: Cluster, sealed: readonly SealedSecret[]): void {
  const chosen = cluster.props.sealedSecretsController;
  if (chosen ? chosen.install === undefined : sealed.length === 0) return;
  const options = chosen?.install ?? {};
  const unit = unitIn(cluster, SEALED_SECRETS_UNIT, options.namespace ?? SEALED_SECRETS.namespace);
  const crds = unitIn(cluster, CRDS_UNIT);
  new SealedSecretsCrds(crds, SEALED_SECRETS_UNIT);
  unit.addDependency(crds);
  const byNamespace = groupBy(sealed, ({ namespace }) => namespace);
  new SealedSecretsController(unit, SEALED_SECRETS_UNIT, {
    writes: [...byNamespace].map(([namespace, own]) => ({ namespace, names: own.map(({ secretName }) => secretName) })),
    ...options,
  });
}
