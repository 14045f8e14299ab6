import { BUILT_IN_NAMESPACES } from '../upstream/kubernetes.ts';
import type { BootstrapStep } from './engine.ts';
import { typedSecretCommand } from './secret-command.ts';

/** One key of a Secret that a person creates before the first sync, because it cannot be in Git. */
export interface BootstrapSecret {
  readonly name: string;
  readonly namespace: string;
  /** Key that holds the value. Several keys of one Secret are several of these, and one step. */
  readonly key: string;
  /**
   * What the Secret is, for a title, for instance `AWS access key`; the same for all of its keys.
   * @default 'access token'
   */
  readonly purpose?: string;
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
  return withAllKeys(secrets).flatMap((secret) => {
    const { namespace, namespaceManifest } = secret;
    if (namespaceManifest === undefined || namespaces.has(namespace)) return [secretStep(secret)];
    namespaces.add(namespace);
    return [namespaceStep(namespace, namespaceManifest), secretStep(secret)];
  });
}

interface WholeSecret extends Omit<BootstrapSecret, 'key' | 'usedBy'> {
  readonly keys: Set<string>;
  readonly usedBy: Set<string>;
}

function withAllKeys(entries: readonly BootstrapSecret[]): readonly WholeSecret[] {
  const secrets = new Map<string, WholeSecret>();
  for (const { key, usedBy, ...entry } of entries) {
    const id = `${entry.namespace}/${entry.name}`;
    const secret = secrets.get(id) ?? { ...entry, keys: new Set(), usedBy: new Set() };
    secret.keys.add(key);
    for (const reader of usedBy) secret.usedBy.add(reader);
    secrets.set(id, secret);
  }
  return [...secrets.values()];
}

function namespaceStep(namespace: string, manifest: string): BootstrapStep {
  return {
    title: `Create namespace ${namespace}`,
    text: 'The first sync would create it too late for the Secret of the next step.',
    command: `kubectl apply -f ${manifest}`,
  };
}

function secretStep({ name, namespace, purpose, ...secret }: WholeSecret): BootstrapStep {
  const keys = [...secret.keys];
  const value = purpose === undefined ? 'token' : 'value';
  const asks =
    keys.length === 1
      ? `The command waits for the ${value}: paste it and press Enter.`
      : 'The command asks for one value after the other: paste each and press Enter.';
  return {
    title: `Create the ${purpose ?? 'access token'} Secret ${namespace}/${name}`,
    text:
      `Read by ${[...secret.usedBy].join(', ')}, from key ${keys.map((key) => `\`${key}\``).join(' and ')}. ${asks} ` +
      `Nothing is shown, and the ${value} reaches neither the history nor a file.`,
    command: typedSecretCommand({ name, namespace, keys }),
  };
}
