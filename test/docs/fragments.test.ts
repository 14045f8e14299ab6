import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as library from '../../lib';
import { ROOT } from '../cli/command';
import { read } from '../support/imports';

/** Pages whose fragments go on from the program of a new repository. */
const PAGES = ['docs/recipes.md', 'templates/new/README.md'];

/** The others: README, and what lies below docs/ and is not written from the sources. */
const OTHER_PAGES = [
  'README.md',
  ...readdirSync(join(ROOT, 'docs'), { encoding: 'utf8', recursive: true })
    .filter((page) => page.endsWith('.md') && !page.startsWith('api'))
    .map((page) => `docs/${page}`),
].filter((page) => !PAGES.includes(page));

/** What the fragments of those pages take as given: the library, and names that say what they are. */
const GIVEN = `
import { ApiObject, Duration, Helm, Include } from 'cdk8s';
import * as kplus from 'cdk8s-plus-30';
import * as escrow from '../../lib/index.ts';
import { ShopProduction } from '../../imports/esc/shop-production.ts';
import { ${Object.keys(library)
  .filter((name) => name !== 'Cluster')
  .join(', ')} } from '../../lib/index.ts';
declare const Cluster: new (fleet: escrow.Fleet, id: string, props: Partial<escrow.ClusterProps>) => escrow.Cluster;
declare const fleet: escrow.Fleet, cluster: escrow.Cluster;
declare const unit: escrow.Unit, shop: escrow.Unit, shared: escrow.Unit, stores: escrow.Unit;
declare const crds: escrow.Unit, platform: escrow.Unit;
declare const deployment: kplus.Deployment, checkout: kplus.Deployment;
declare const app: kplus.Deployment, reader: kplus.Deployment, report: kplus.Deployment;
declare const environment: escrow.PulumiEscEnvironment, production: escrow.PulumiEscEnvironment;
declare const secrets: escrow.PulumiEscEnvironment, vault: escrow.AzureKeyVault, store: escrow.SecretStore;
declare const externalSecret: ApiObject;
declare const identity: ReturnType<typeof escrow.WorkloadIdentity.pulumi>;
declare const gitOps: escrow.GitOpsEngine, sealed: escrow.SealedFile, containers: kplus.ContainerProps[];
declare const clientId: string, image: string, kubernetes: string, name: string, repository: string;
`;

let folder: string;

beforeEach(() => {
  mkdirSync(join(ROOT, 'coverage'), { recursive: true });
  folder = mkdtempSync(join(ROOT, 'coverage', 'fragments-'));
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

test('what a page says to add to the program of a new repository compiles there', () => {
  const program = read('templates/new/main.ts');
  const fragments = PAGES.flatMap(fragmentsOf);
  fragments.forEach((fragment, index) => {
    writeFileSync(join(folder, `fragment-${index}.ts`), `${program}\n{\n${fragment}}\n`);
  });

  expect(fragments).toHaveLength(PAGES.length);
  expect(compile()).toBe('');
});

test('what the other pages show compiles, with the names that they take as given', () => {
  const fragments = OTHER_PAGES.flatMap((page) => fragmentsOf(page).map((fragment) => ({ page, fragment })));
  fragments.forEach(({ fragment, page }, index) => {
    const block = isInObject(fragment) ? `({\n${fragment}});` : `{\n${fragment}}`;
    writeFileSync(join(folder, `${page.replaceAll(/\W/g, '-')}-${index}.ts`), `${GIVEN}${block}\n`);
  });

  expect(fragments.length).toBeGreaterThan(50);
  expect(compile()).toBe('');
});

function compile(): string {
  const compilerOptions = { noUnusedLocals: false };
  const tsconfig = { extends: '../../tsconfig.json', compilerOptions, include: ['*.ts'] };
  writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify(tsconfig));
  return spawnSync(join(ROOT, 'node_modules/.bin/tsc'), ['--project', folder], { encoding: 'utf8' }).stdout;
}

/** Whether a fragment is fields of an object, and no statements. */
function isInObject(fragment: string): boolean {
  return /^(?:\s*\/\/.*\n)*\s*[\w']+:/.test(fragment);
}

/** Blocks that do not begin with an import: one that does is a program, which test/docs.test.ts runs. */
function fragmentsOf(page: string): readonly string[] {
  return [...read(page).matchAll(/^ *```ts\n(?! *import )(.*?)^ *```$/gms)].map(([, fragment = '']) => fragment);
}
