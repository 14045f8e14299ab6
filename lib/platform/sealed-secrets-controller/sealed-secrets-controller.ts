import { Construct } from 'constructs';
import { reportFinding } from '../../core/report-finding.ts';
import { SEALED_SECRETS as UPSTREAM } from '../../upstream/sealed-secrets.ts';
import { addManifest, type Manifest } from '../manifest.ts';
import { serviceAccount } from '../rbac.ts';
import { controllerDeployment } from './deployment.ts';
import { ownMetadata } from './metadata.ts';
import { networkManifests } from './network.ts';
import type { SealedSecretsControllerProps } from './props.ts';
import { controllerPropsProblems } from './props-problems.ts';
import { controllerRoles } from './roles.ts';

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
