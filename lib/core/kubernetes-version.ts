/**
 * A Kubernetes minor version, for instance `1.33`.
 *
 * Vendor suffixes do not matter: whether a field is served is decided by major and minor alone.
 */
export class KubernetesVersion {
  /**
   * Reads `1.33`, `v1.33` or `1.33.4-eks-abc`.
   *
   * @throws Error when the text does not begin with a major and a minor number.
   */
  static parse(text: string): KubernetesVersion {
    const version = KubernetesVersion.tryParse(text);
    if (!version) throw new Error(`"${text}" is no Kubernetes version; write it like "1.33"`);
    return version;
  }

  /** As {@link parse}, but undefined when the text is no version. */
  static tryParse(text: string): KubernetesVersion | undefined {
    const match = /^v?(\d+)\.(\d+)(?:[.+-].*)?$/.exec(text);
    return match ? new KubernetesVersion(Number(match[1]), Number(match[2])) : undefined;
  }

  private constructor(
    readonly major: number,
    readonly minor: number,
  ) {}

  /** Whether this version is `other` or newer. */
  isAtLeast(other: KubernetesVersion): boolean {
    return this.major === other.major ? this.minor >= other.minor : this.major > other.major;
  }

  toString(): string {
    return `${this.major}.${this.minor}`;
  }
}
