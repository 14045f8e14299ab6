import { byCodeUnit } from '../core/compare.ts';

/** As much of a package.json as a new repository needs. */
export interface PackageJson {
  readonly name?: string;
  readonly scripts?: Entries;
  readonly dependencies?: Entries;
  readonly devDependencies?: Entries;
}

/** This library, and what it is tested with. */
export interface Pins {
  readonly name: string;
  readonly version: string;
  /** Exact versions by package. */
  readonly devDependencies: Entries;
}

type Entries = Readonly<Record<string, string>>;

/** The package.json of a new repository: what is there already stays, even where it says something else. */
export function packageJson(existing: PackageJson | undefined, folderName: string, pins: Pins): PackageJson {
  const { dependencies = {}, devDependencies = {}, scripts = {} } = existing ?? {};
  const { test, ...others } = scripts;
  const wanted = Object.entries(packagesOf(pins)).filter(([name]) => dependencies[name] === undefined);
  return {
    ...(existing ?? { name: packageName(folderName), private: true, engines: { node: '>=20' } }),
    scripts: { ...SCRIPTS, ...others, ...(test === undefined || test === NO_TEST ? {} : { test }) },
    devDependencies: sorted({ ...Object.fromEntries(wanted), ...devDependencies }),
  };
}

/** Named as in this library's own repository, so that its documentation holds. */
const SCRIPTS: Entries = {
  synth: 'cdk8s-escrow synth',
  test: 'npm run typecheck && jest',
  typecheck: 'tsc --noEmit',
  explain: 'cdk8s-escrow explain',
  who: 'cdk8s-escrow who',
  diff: 'cdk8s-escrow diff',
  report: 'cdk8s-escrow report',
  check: 'cdk8s-escrow check',
  import: 'cdk8s-escrow import',
  leaks: 'cdk8s-escrow leaks',
  seal: 'cdk8s-escrow seal',
  vendor: 'cdk8s-escrow vendor',
  'esc:local': 'cdk8s-escrow esc local',
};

/** What `npm init` writes (npm 11). */
const NO_TEST = 'echo "Error: no test specified" && exit 1';

/** What the program and its test import, and what compiles and runs them. */
const PINNED = [
  '@swc/core',
  '@swc/jest',
  '@types/jest',
  '@types/node',
  'cdk8s',
  'cdk8s-plus-30',
  'constructs',
  'jest',
  'typescript',
];

function packagesOf({ devDependencies, name, version }: Pins): Entries {
  const pinned = Object.entries(devDependencies).filter(([one]) => PINNED.includes(one));
  return { ...Object.fromEntries(pinned), [name]: version };
}

/** What npm takes for a name: lower case, no leading dot or underscore. */
function packageName(folderName: string): string {
  const name = folderName
    .toLowerCase()
    .replaceAll(/[^a-z0-9._-]+/g, '-')
    .replace(/^[._-]+/, '');
  return name || 'clusters';
}

function sorted(entries: Entries): Entries {
  return Object.fromEntries(Object.entries(entries).sort(([a], [b]) => byCodeUnit(a, b)));
}
