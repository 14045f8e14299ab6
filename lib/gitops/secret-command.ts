/** Values that a person types into a new Secret. */
export interface TypedSecret {
  readonly name: string;
  readonly namespace: string;
  /** Keys that the typed values get, in the order they are asked for; at least one. */
  readonly keys: readonly string[];
  /** Keys whose values are no secret, for instance a user name. */
  readonly literals?: Readonly<Record<string, string>>;
}

/**
 * A command for bash and zsh that creates a Secret from values typed or pasted without echo.
 *
 * A value is never an argument, as `printf` is a builtin; it reaches no file and no history, its variable ends with the
 * subshell, and no newline follows it, which would end up in the HTTP header it is sent in. One compound command, because a
 * shell that gets several pasted lines would `read` the second one as the value. When a read is given up, nothing is created.
 */
export function typedSecretCommand({ name, namespace, keys, literals = {} }: TypedSecret): string {
  const create = [
    `kubectl create secret generic ${name} --namespace ${namespace}`,
    ...Object.entries(literals).map(([literal, value]) => `--from-literal=${literal}=${value}`),
  ].join(' ');
  return keys.length === 1 ? typedOnce(create, keys[0]) : typedInTurn(create, keys);
}

function typedOnce(create: string, key: string | undefined): string {
  return `(read -rs VALUE && printf %s "$VALUE" |
  ${create} --from-file=${key}=/dev/stdin)`;
}

/** The newline that was typed is not shown either, so each prompt gets one. */
function typedInTurn(create: string, keys: readonly string[]): string {
  const reads = keys.map((key, index) => `printf '${key}: ' && read -rs VALUE_${index} && echo &&`);
  const files = keys.map((key, index) => `--from-file=${key}=<(printf %s "$VALUE_${index}")`);
  return `(${[...reads, create].join('\n  ')} \\\n  ${files.join(' \\\n  ')})`;
}
