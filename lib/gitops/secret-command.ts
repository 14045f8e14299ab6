/** One value that a person types into a new Secret. */
export interface TypedSecret {
  readonly name: string;
  readonly namespace: string;
  /** Key that the typed value gets. */
  readonly key: string;
  /** Keys whose values are no secret, for instance a user name. */
  readonly literals?: Readonly<Record<string, string>>;
}

/**
 * A command for bash and zsh that creates a Secret from a value typed or pasted without echo.
 *
 * The value is never an argument, as `printf` is a builtin; it reaches no file and no history, its variable ends with the
 * subshell, and no newline follows it, which would end up in the HTTP header it is sent in. One compound command, because a
 * shell that gets several pasted lines would `read` the second one as the value.
 */
export function typedSecretCommand({ name, namespace, key, literals = {} }: TypedSecret): string {
  const flags = Object.entries(literals).map(([literal, value]) => `--from-literal=${literal}=${value} `);
  return `(read -rs VALUE && printf %s "$VALUE" |
  kubectl create secret generic ${name} --namespace ${namespace} ${flags.join('')}--from-file=${key}=/dev/stdin)`;
}
