import { byCodeUnit } from '../core/compare.ts';
import { groupBy } from '../core/group-by.ts';
import { GENERATED_NAMES } from './environment-module.ts';

/** How the module of an environment is called. */
export interface ModuleName {
  /** Name of the file, for instance `shop-production.ts`. */
  readonly file: string;
  /** Name of the class in it, for instance `ShopProduction`. */
  readonly className: string;
}

/**
 * Names a module for each environment: by project and environment; by the organization as well where two would be alike; and by a
 * number where that is not enough. Letters of either case are alike: some file systems do not tell them apart.
 *
 * @param addresses `<organization>/<project>/<environment>`; the names do not depend on their order.
 */
export function moduleNames(addresses: Iterable<string>): ReadonlyMap<string, ModuleName> {
  const byShortName = groupBy([...addresses].sort(byCodeUnit), (address) => slug(address.split('/').slice(1)));
  const names = new Map<string, string>();
  for (const [name, [only = '', ...alike]] of byShortName) if (alike.length === 0) names.set(name, only);
  for (const alike of byShortName.values()) {
    if (alike.length > 1) for (const address of alike) names.set(freeName(slug(address.split('/')), names), address);
  }
  return new Map([...names].map(([name, address]) => [address, moduleName(name)]));
}

function slug(parts: readonly string[]): string {
  const text = parts.join('-').toLowerCase();
  return text.replaceAll(/[^a-z0-9]+/g, '-').replaceAll(/^-|-$/g, '') || 'environment';
}

function freeName(name: string, taken: ReadonlyMap<string, string>): string {
  let free = name;
  for (let number = 2; taken.has(free); number += 1) free = `${name}-${number}`;
  return free;
}

function moduleName(stem: string): ModuleName {
  const pascal = stem.replaceAll(/(?:^|-)(.)/g, (_, letter: string) => letter.toUpperCase());
  const isTaken = GENERATED_NAMES.includes(pascal) || /^\d/.test(pascal);
  return { file: `${stem}.ts`, className: isTaken ? `Esc${pascal}` : pascal };
}
