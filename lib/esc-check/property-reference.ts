import type { PropertyUse } from '../stores/pulumi-esc/locked-property.ts';

/** Something in the program that reads a property of a Pulumi ESC environment. */
export interface PropertyReference {
  /** Construct path of what reads it. */
  readonly path: string;
  /** Text of a property path, canonical where it is one. */
  readonly property: string;
  readonly use: PropertyUse;
}

/** Which environment, and at which API. */
export interface EnvironmentPlace {
  /** `<organization>/<project>/<environment>`. */
  readonly address: string;
  /** @default - that of whoever asks */
  readonly apiUrl?: string;
}
