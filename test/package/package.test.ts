import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { filesBelow, folderWith, type Outcome, ROOT, run } from '../cli/command';

/** One binding; the text between its two imports and its last line is JavaScript too. */
const [IMPORTS, BODY] = [
  `import { Deployment } from 'cdk8s-plus-30';
import { Binding, Cluster, Fleet, GitOps, PulumiEscEnvironment, Unit, WorkloadIdentity } from 'cdk8s-escrow';
`,
  `
const fleet = new Fleet();
const gitOps = GitOps.flux({ repository: 'https://github.com/acme/clusters.git' });
const shop = new Unit(new Cluster(fleet, 'prod', { kubernetes: '1.35', gitOps }), 'shop', { namespace: 'shop' });
const identity = WorkloadIdentity.pulumi(shop, 'identity', { name: 'shop-secrets', organization: 'acme' });
const address = { organization: 'acme', project: 'shop', environment: 'production' };
const environment = new PulumiEscEnvironment(shop, 'environment', { ...address, identity });
const shopPods = new Deployment(shop, 'shop', { containers: [{ image: 'registry.acme.example/shop:1.0.0' }] });
new Binding(shopPods, 'password', { property: environment.property('password'), variable: 'PASSWORD' });
`,
];
const REQUIRES = IMPORTS.replaceAll(/^import (.*) from (.*);$/gm, 'const $1 = require($2);');

/** What a user's compiler may be set to. */
const MODULES = { 'nodenext.json': 'nodenext', 'preserve.json': 'preserve' };

/** Nothing but the registry, and of that only what is not in npm's cache already. */
const NPM = ['--prefix', '.', '--prefer-offline', '--no-audit', '--no-fund', '--ignore-scripts'];

// A registry answers in its own time.
jest.setTimeout(300_000);

let folder: string;
let packed: readonly string[];
let tarball: string;

beforeAll(() => {
  folder = folderWith({
    'package.json': '{}',
    'main.ts': `${IMPORTS}${BODY}export default fleet;\n`,
    'main.mjs': `${IMPORTS}${BODY}export default fleet;\n`,
    'main.cjs': `${REQUIRES}${BODY}module.exports = fleet;\n`,
    'main.test.ts':
      "import fleet from './main.ts';\ntest('synth', () => expect(fleet.render().findings).toEqual([]));\n",
  });
  const pack = inFolder('npm', 'pack', ROOT, '--json');
  expect(pack).toMatchObject({ code: 0 });
  const [{ filename, files }] = JSON.parse(pack.stdout);
  packed = files.map(({ path }: { path: string }) => path);
  tarball = join(folder, filename);
  expect(inFolder('npm', 'install', ...NPM, tarball)).toMatchObject({ code: 0 });
});

test('the package has what runs and what is read, and nothing of how it is made', () => {
  const tops = new Set(packed.map((path) => path.split('/')[0]));

  expect([...tops].sort()).toEqual([
    'CHANGELOG.md',
    'LICENSE',
    'README.md',
    'bin',
    'build',
    'docs',
    'examples',
    'package.json',
    'templates',
  ]);
});

test('the package has no sources but programs to read and to begin with', () => {
  const sources = packed.filter((path) => path.endsWith('.ts') && !path.endsWith('.d.ts'));

  expect(sources.filter((path) => !/^(?:examples|templates)\//.test(path))).toEqual([]);
});

test.each(['main.ts', 'main.mjs', 'main.cjs'])('the installed command takes the fleet of %s', (program) => {
  const { code, stderr } = inFolder('node_modules/.bin/cdk8s-escrow', 'synth', program, '--out', `dist-${program}`);

  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  expect(filesBelow(join(folder, `dist-${program}`))).toContain('prod/shop/deployment-shop.yaml');
});

test('the installed command writes the inventory page, without the bundler that made its script', () => {
  const outcome = inFolder('node_modules/.bin/cdk8s-escrow', 'report', 'main.ts');

  expect(outcome).toMatchObject({ code: 0, stdout: 'report/index.html shows 1 binding of 1 cluster.\n' });
  expect(existsSync(join(folder, 'node_modules/esbuild'))).toBe(false);
});

test.each(Object.entries(MODULES))('the types hold without skipLibCheck, as %s', (name, module) => {
  const types = { types: ['node'], typeRoots: [join(ROOT, 'node_modules/@types')] };
  const compilerOptions = { strict: true, noEmit: true, target: 'es2022', module, skipLibCheck: false, ...types };
  writeFileSync(join(folder, name), JSON.stringify({ compilerOptions, files: ['main.ts'] }));

  const { stdout } = run(process.execPath, [join(ROOT, 'node_modules/typescript/bin/tsc'), '-p', name], {
    cwd: folder,
  });

  expect(stdout).toBe('');
});

test('a program is tested with jest', () => {
  const transform = { '\\.ts$': join(ROOT, 'node_modules/@swc/jest') };
  writeFileSync(join(folder, 'jest.json'), JSON.stringify({ rootDir: folder, transform }));

  const { code } = run(process.execPath, [join(ROOT, 'node_modules/jest/bin/jest.js'), '-c', 'jest.json'], {
    cwd: folder,
  });

  expect(code).toBe(0);
});

test('an empty folder becomes a repository in three commands, and its own tests pass', () => {
  const empty = folderWith({});
  const here = { cwd: empty, env: { npm_config_prefer_offline: 'true', npm_config_ignore_scripts: 'true' } };

  const outcomes = [
    run('npm', ['install', ...NPM, tarball], here),
    run('node_modules/.bin/cdk8s-escrow', ['new'], here),
    run('npm', ['run', 'synth'], here),
    run('npm', ['test'], here),
  ];

  expect(outcomes.filter(({ code }) => code !== 0)).toEqual([]);
  expect(filesBelow(join(empty, 'dist'))).toContain('prod/checkout/deployment-checkout.yaml');
});

function inFolder(command: string, ...args: readonly string[]): Outcome {
  return run(command, args, { cwd: folder });
}
