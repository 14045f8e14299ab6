import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { CHANGE_KINDS } from '../../lib/report/change/change';
import { SECRETS_STORE_CSI_DRIVER } from '../../lib/upstream/secrets-store-csi-driver';
import { escrow, filesBelow, folderWith, ROOT } from './command';
import { commitAll, repositoryWith, runGit } from './repository';

const [LIBRARY, CDK8S, CDK8S_PLUS] = ['lib', 'node_modules/cdk8s', 'node_modules/cdk8s-plus-30'].map((path) =>
  JSON.stringify(join(ROOT, path)),
);

/** A shop: a file that the CSI driver mounts, and a variable of a Secret that the operator keeps. */
const SHOP = `
  import { Duration } from ${CDK8S};
  import { Deployment } from ${CDK8S_PLUS};
  import { Binding, Cluster, Delivery, Fleet, GitOps, PulumiEscEnvironment, Unit } from ${LIBRARY};
  const fleet = new Fleet();
  const gitOps = GitOps.flux({ repository: 'https://github.com/acme/clusters.git' });
  const prod = new Cluster(fleet, 'prod', { kubernetes: '1.35', gitOps, reloader: {} });
  const securityContext = { user: 0, ensureNonRoot: false };
  function workload(name: string, replicas: number) {
    const unit = new Unit(prod, name, { namespace: 'shop' });
    const store = new PulumiEscEnvironment(unit, 'production', {
      organization: 'acme', project: 'shop', environment: 'production', accessToken: { namespace: 'shop' },
    });
    const containers = [{ name: 'main', image: 'registry.acme.example/' + name + ':1.0.0', securityContext }];
    return { store, deployment: new Deployment(unit, name, { metadata: { name }, replicas, containers }) };
  }
  function filesOf(name: string, replicas: number) {
    const { deployment, store } = workload(name, replicas);
    const property = store.property('database.password');
    return new Binding(deployment, 'db-password', { property, file: '/run/secrets/db/password' });
  }
  function variablesOf(name: string, replicas: number, minutes: number) {
    const { deployment, store } = workload(name, replicas);
    const property = store.property('smtp.password');
    const rotation = { every: Duration.minutes(minutes), onChange: 'restart' as const };
    return new Binding(deployment, 'smtp-password', { property, variable: 'SMTP_PASSWORD', rotation });
  }
  filesOf('checkout', 3);
  filesOf('ledger', 1);
  variablesOf('mailer', 2, 60);
  variablesOf('newsletter', 1, 60);
  export default fleet;
`;

const PAGE = readFileSync(join(ROOT, 'docs/diff.md'), 'utf8');

let folder: string;

beforeAll(() => {
  folder = repositoryWith({ 'main.ts': SHOP });
  escrow(folder, 'synth');
  commitAll(folder);
});

describe('a reviewer reads in less than ten lines what is meant by', () => {
  test('a binding added', () => {
    const text = diffOf(
      SHOP.replace(
        "return new Binding(deployment, 'db",
        (binding) =>
          `if (name === 'checkout') {
          new Binding(deployment, 'user', { property: store.property('database.user'), file: '/run/secrets/user/name' });
        }
        ${binding}`,
      ),
    );

    expect(text).toMatchInlineSnapshot(`
"access-widened  prod: Deployment shop/checkout (main) gains database.user of
                acme/shop/production
restart         prod: Deployment shop/checkout, 3 pods
4 files: 1 object added, 1 changed, 0 removed, against main (1f2e3d4)
"
`);
  });

  test('a delivery flipped to etcd', () => {
    const flipped = "delivery: name === 'checkout' ? Delivery.externalSecret() : undefined, file: '/run/secrets/db";

    const text = diffOf(SHOP.replace("file: '/run/secrets/db", flipped));

    expect(PAGE).toContain(text);
    expect(text).toMatchInlineSnapshot(`
"into-etcd  prod: Secret shop/checkout-production will hold database.password of
           acme/shop/production
pruned     prod: SecretProviderClass shop/checkout-db-password (unit checkout)
restart    prod: Deployment shop/checkout, 3 pods
delivery   prod: Deployment shop/checkout (main): database.password of
           acme/shop/production as Secret by the operator every hour (2 calls an
           hour), until now as CSI file when a pod starts
7 files: 1 object added, 3 changed, 1 removed, against main (1f2e3d4)
"
`);
  });

  test('a workload removed', () => {
    const text = diffOf(SHOP.replace("variablesOf('mailer', 2, 60);", ''));

    expect(text).toMatchInlineSnapshot(`
"pruned       prod: ExternalSecret shop/mailer-production with Secret
             shop/mailer-production, Deployment shop/mailer (the whole unit
             mailer)
access-lost  prod: Deployment shop/mailer (main) loses smtp.password of
             acme/shop/production
10 files: 0 objects added, 3 changed, 4 removed, against main (1f2e3d4)
"
`);
  });

  test('a rotation shortened', () => {
    const text = diffOf(SHOP.replace("'mailer', 2, 60", "'mailer', 2, 5"));

    expect(text).toMatchInlineSnapshot(`
"pruned    prod: ExternalSecret shop/mailer-production with Secret
          shop/mailer-production (unit mailer)
restart   prod: Deployment shop/mailer, 2 pods
rotation  prod: Deployment shop/mailer (main): smtp.password of
          acme/shop/production every 5 minutes (24 calls an hour), until now
          every hour (2 calls an hour)
6 files: 1 object added, 2 changed, 1 removed, against main (1f2e3d4)
"
`);
  });

  test('an upgrade of the driver', () => {
    const upgraded = repositoryWith({ 'main.ts': SHOP });
    escrow(upgraded, 'synth');
    rewrite(join(upgraded, 'dist'), SECRETS_STORE_CSI_DRIVER.version, '1.5.4');
    commitAll(upgraded);
    escrow(upgraded, 'synth');

    const { stdout } = escrow(upgraded, 'diff');

    expect(anyCommit(stdout)).toMatchInlineSnapshot(`
"restart  prod: DaemonSet kube-system/secrets-store-csi-driver, a pod on each
         node
add-on   prod: secrets-store-csi-driver 1.5.4 becomes 1.6.0
11 files: 0 objects added, 10 changed, 0 removed, against main (1f2e3d4)
"
`);
  });
});

test('the page of the command has every kind of change, in the order in which they are told', () => {
  const explained = [...PAGE.matchAll(/^\| `([a-z-]+)` +\| [A-Z]/gm)].map(([, kind]) => kind);

  expect(explained).toEqual(CHANGE_KINDS);
});

test('nothing that differs is one line, and a subfolder of the repository will do', () => {
  const inner = join(folder, 'inner');
  mkdirSync(inner, { recursive: true });
  writeFileSync(join(folder, 'main.ts'), SHOP);
  escrow(folder, 'synth');

  expect(escrow(inner, 'diff', '--dist', '../dist')).toMatchObject({
    code: 0,
    stdout: expect.stringMatching(/^Nothing differs from main \([0-9a-f]{7}\)\.\n$/),
  });
});

test('without a commit it is the one where the branch left the main branch, whatever happened there since', () => {
  const origin = repositoryWith({ 'main.ts': SHOP });
  escrow(origin, 'synth');
  commitAll(origin);
  const clone = folderWith({});
  runGit(clone, 'clone', '--quiet', origin, 'clone');
  rewrite(join(origin, 'dist'), 'replicas: 3', 'replicas: 4');
  commitAll(origin);
  runGit(join(clone, 'clone'), 'fetch', '--quiet');

  const { stdout } = escrow(join(clone, 'clone'), 'diff');

  expect(anyCommit(stdout)).toBe('Nothing differs from origin/main (1f2e3d4).\n');
});

test('--fail-on turns a change of its kind into exit code 1, and no other', () => {
  diffOf(SHOP.replace("'mailer', 2, 60", "'mailer', 2, 5"));

  expect(escrow(folder, 'diff', '--fail-on', 'access-widened,into-etcd').code).toBe(0);
  expect(escrow(folder, 'diff', '--fail-on', 'into-etcd', '--fail-on', 'rotation').code).toBe(1);
  expect(escrow(folder, 'diff', '--fail-on', 'access').code).toBe(2);
});

test('--json has everything, each change with its sentence', () => {
  const text = diffOf(SHOP.replace("'mailer', 2, 60", "'mailer', 2, 5"), '--json');

  expect(JSON.parse(text)).toMatchObject({
    base: runGit(folder, 'rev-parse', 'main'),
    files: 6,
    withoutInventory: [],
    changes: [
      { kind: 'pruned', cluster: 'prod' },
      { kind: 'restart', subject: 'Deployment shop/mailer', text: 'Deployment shop/mailer, 2 pods' },
      { kind: 'rotation', store: 'acme/shop/production', items: ['smtp.password'] },
    ],
  });
});

test('--markdown prints what a comment shows', () => {
  const text = diffOf(SHOP.replace("'mailer', 2, 60", "'mailer', 2, 5"), '--markdown');

  expect(text).toMatch(/^### What this changes in the clusters\n\n\*\*pruned\*\*\n\n- prod: `ExternalSecret /);
});

test('lines that end as Windows ends them differ in nothing', () => {
  writeFileSync(join(folder, 'main.ts'), SHOP);
  escrow(folder, 'synth');
  rewrite(join(folder, 'dist'), '\n', '\r\n');

  expect(escrow(folder, 'diff').stdout).toMatch(/^Nothing differs/);

  rewrite(join(folder, 'dist'), '\r\n', '\n');
});

describe('exit code 2 says what is missing', () => {
  test('a repository', () => {
    expect(escrow(folderWith({}), 'diff')).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('no Git repository'),
    });
  });

  test('a main branch', () => {
    const bare = repositoryWith({});
    runGit(bare, 'checkout', '--quiet', '-b', 'topic');
    commitAll(bare);

    expect(escrow(bare, 'diff')).toMatchObject({ code: 2, stderr: expect.stringContaining('no main branch') });
  });

  test('the commit, and one that begins like an option', () => {
    expect(escrow(folder, 'diff', 'v9')).toMatchObject({ code: 2, stderr: expect.stringContaining('no commit v9') });
    expect(escrow(folder, 'diff', '--', '--all')).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('no commit --all'),
    });
  });

  test('dist/, here and in the commit', () => {
    const empty = repositoryWith({});
    commitAll(empty);

    expect(escrow(empty, 'diff').stderr).toContain('There is no dist/ here.');

    mkdirSync(join(empty, 'dist'));

    expect(escrow(empty, 'diff').stderr).toMatch(/There is no dist\/ in main \([0-9a-f]{7}\)/);
  });

  test('the history of a shallow clone', () => {
    const clone = folderWith({});
    runGit(clone, 'clone', '--quiet', '--depth=1', `file://${folder}`, 'shallow');

    const { code, stderr } = escrow(join(clone, 'shallow'), 'diff', 'HEAD~1');

    expect(code).toBe(2);
    expect(stderr).toContain('fetch-depth: 0');
  });
});

/** What the command says of a program, against the one that is committed. */
function diffOf(program: string, ...args: readonly string[]): string {
  writeFileSync(join(folder, 'main.ts'), program);
  escrow(folder, 'synth');
  return anyCommit(escrow(folder, 'diff', ...args).stdout);
}

/** A commit's id depends on the time. */
function anyCommit(text: string): string {
  return text.replaceAll(/\([0-9a-f]{7}\)/g, '(1f2e3d4)');
}

/** Replaces a text in every file of a folder. */
function rewrite(path: string, from: string, to: string): void {
  for (const name of filesBelow(path)) {
    const file = join(path, name);
    writeFileSync(file, readFileSync(file, 'utf8').replaceAll(from, to));
  }
}
