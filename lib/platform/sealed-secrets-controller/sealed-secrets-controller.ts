import { Construct } from 'constructs';
import { reportFinding } from '../../core/report-finding';
import { SEALED_SECRETS as UPSTREAM } from '../../upstream/sealed-secrets';
import { addManifest, type Manifest } from '../manifest';
import { serviceAccount } from '../rbac';
import { controllerDeployment } from './deployment';
import { ownMetadata } from './metadata';
import { networkManifests } from './network';
import type { SealedSecretsControllerProps } from './props';
import { controllerPropsProblems } from './props-problems';
import { controllerRoles } from './roles';

/**
 * The controller of Sealed Secrets 0.36, which opens SealedSecrets. Its CRD is `SealedSecretsCrds`.
 *
 * Names and behaviour are those of upstream's release manifest, with fewer rights and a closed port. One a cluster. Its private
 * keys are made in the cluster and stand nowhere else until somebody backs them up.
 */
export class SealedSecretsController extends Construct {
  /** Namespace of the controller and its keys. */
  readonly namespace: string;

  constructor(scope: Construct, id: string, props: SealedSecretsControllerProps = {}) {
    super(scope, id);
    this.namespace = props.namespace ?? UPSTREAM.namespace;
    for (const problem of controllerPropsProblems(props)) reportFinding(this, problem);

    this.add(serviceAccount(ownMetadata(this.namespace)), controllerDeployment(this.namespace, props));
    this.add(...networkManifests(this.namespace, props.serviceProxiers ?? []));
    this.add(...controllerRoles(this.namespace, props));
  }

  private add(...manifests: readonly Manifest[]): void {
    for (const manifest of manifests) addManifest(this, idOf(manifest), manifest);
  }
}

function idOf({ kind, metadata: { name, namespace } }: Manifest): string {
  return [kind, namespace, name].filter((part) => part !== undefined).join('-');
}
