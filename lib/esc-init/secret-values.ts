/** Values of secrets by the variables that they come from, for as long as it takes to send them. */
export class SecretValues {
  readonly #values = new Map<string, Buffer>();

  /** @param value Wiped by {@link wipe}. */
  set(variable: string, value: Buffer): void {
    this.#values.set(variable, value);
  }

  has(variable: string): boolean {
    return this.#values.has(variable);
  }

  /** @throws Error when nobody has given one. */
  text(variable: string): string {
    const value = this.#values.get(variable);
    if (value === undefined) throw new Error(`nobody has given a value for ${variable}`);
    return value.toString();
  }

  wipe(): void {
    for (const value of this.#values.values()) value.fill(0);
    this.#values.clear();
  }
}
