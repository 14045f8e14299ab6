import { BUILT_IN_NAMESPACES } from '../upstream/kubernetes';
import type { BootstrapStep } from './engine';
import { typedSecretCommand } from './secret-command';

/** A Secret that a person creates before the first sync, because it cannot be in Git. */
export interface BootstrapSecret {
  readonly name: string;
  readonly namespace: string;
  /** Key that holds the access token. */
  readonly key: string;
  /** Who reads it, in words, for instance `SecretStore checkout/esc`. */
  readonly usedBy: readonly string[];
  /**
   * Path of the generated Namespace manifest from the repository's root.
   * @default - the namespace exists already, or somebody else creates it
   */
  readonly namespaceManifest?: string;
}

/** The steps that create the Secrets, in the given order, each namespace right before the first Secret in it. */
export function secretSteps(secrets: readonly BootstrapSecret[]): readonly BootstrapStep[] {
  const namespaces = new Set(BUILT_IN_NAMESPACES);
  return secrets.flatMap((secret) => {
    const { namespace, namespaceManifest } = secret;
    if (namespaceManifest === undefined || namespaces.has(namespace)) return [secretStep(secret)];
    namespaces.add(namespace);
    return [namespaceStep(namespace, namespaceManifest), secretStep(secret)];
  });
}

function namespaceStep(namespace: string, manifest: string): BootstrapStep {
  return {
    title: `Create namespace ${namespace}`,
    text: 'The first sync would create it too late for the Secret of the next step.',
    command: `kubectl apply -f ${manifest}`,
  };
}

function secretStep(secret: BootstrapSecret): BootstrapStep {
  const { key, name, namespace, usedBy } = secret;
  return {
    title: `Create the access token Secret ${namespace}/${name}`,
    text:
      `Read by ${usedBy.join(', ')}, from key \`${key}\`. The command waits for the token: paste it and press Enter. ` +
      'Nothing is shown, and the token reaches neither the history nor a file.',
    command: typedSecretCommand(secret),
  };
}
