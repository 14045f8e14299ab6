import type { AskedPlace } from '../esc-check/ask-environments.ts';
import type { Fleet } from '../fleet/fleet.ts';
import { PulumiEscEnvironment } from '../stores/pulumi-esc/environment.ts';

/** An environment to import. */
export interface ImportedPlace extends AskedPlace {
  /** Construct path of what names it; its address where nothing does. */
  readonly path: string;
}

/** Every Pulumi ESC environment that a program names, by address; those that nothing reads yet too. */
export function namedEnvironments(fleet: Fleet): ReadonlyMap<string, ImportedPlace> {
  const environments = fleet.node.findAll().filter((one) => one instanceof PulumiEscEnvironment);
  return new Map(
    environments
      .reverse()
      .map(({ address, apiUrl, node }) => [address, { address, path: node.path, ...(apiUrl && { apiUrl }) }]),
  );
}
