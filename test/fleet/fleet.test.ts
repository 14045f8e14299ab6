import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App, Testing } from 'cdk8s';
import * as kplus from 'cdk8s-plus-30';
import type { Construct } from 'constructs';
import fc from 'fast-check';
import { parse } from 'yaml';
import { Binding, Cluster, FindingsError, Fleet, formatFinding, GitOps, Unit } from '../../lib';
import { environment } from '../support/environment';
import { cluster, filesOf, reader, rendering, settings } from '../support/fleet';
import { ROOT_CONTAINER } from '../support/workload';

const CANARY = 'c4n4ry-in-a-secret';

const gitOps = GitOps.flux({ repository: 'https://github.com/acme/clusters.git' });

test('rendering twice gives the same bytes', () => {
  const prod = cluster();
  reader(prod, 'checkout');

  expect([...rendering(prod).tree]).toEqual([...rendering(prod).tree]);
});

test('rendering again says the same', () => {
  const prod = cluster();
  reader(prod, 'checkout', { rotation: { onChange: 'reload' } });

  expect(rendering(prod).findings).toEqual(rendering(prod).findings);
});

test('the order of the program does not show in any file', () => {
  const build: Readonly<Record<string, (prod: Cluster) => Unit>> = {
    checkout: (prod) => reader(prod, 'checkout'),
    search: (prod) => reader(prod, 'search', { rotation: { onChange: 'reload' }, tokenName: 'search-token' }),
    ledger: (prod) => reader(prod, 'ledger', { namespace: 'finance' }),
    web: (prod) => settings(prod, 'web'),
    audit: (prod) => settings(prod, 'audit', 'finance'),
  };
  const names = Object.keys(build);
  const expected = filesIn(names);

  fc.assert(
    fc.property(fc.shuffledSubarray(names, { minLength: names.length }), (shuffled) => {
      expect(filesIn(shuffled)).toEqual(expected);
    }),
    { numRuns: 30 },
  );

  function filesIn(order: readonly string[]): Record<string, string> {
    const prod = cluster();
    for (const name of order) build[name]?.(prod);
    return Object.fromEntries(filesOf(prod));
  }
});

test('another property of one binding changes one file of its unit, and one line of what is told of it', () => {
  const filesWith = (path: string) => {
    const prod = cluster();
    reader(prod, 'checkout', { path });
    reader(prod, 'search');
    return filesOf(prod);
  };
  const [before, after] = [filesWith('db.password'), filesWith('db.readPassword')];

  const changed = [...before].filter(([file, content]) => after.get(file) !== content).map(([file]) => file);

  expect([...after.keys()]).toEqual([...before.keys()]);
  expect(changed).toEqual(['checkout/secretproviderclass-checkout-db.yaml', 'inventory.json', 'SECRETS.md']);
  for (const page of ['inventory.json', 'SECRETS.md']) {
    expect(changedLines(before.get(page), after.get(page))).toHaveLength(1);
  }
});

test('engines look for the files where the repository has them', () => {
  const fleet = new Fleet({ repositoryPath: 'gitops/out' });
  settings(new Cluster(fleet, 'prod', { kubernetes: '1.33', gitOps }), 'web', 'default');

  expect(fleet.render().tree.get('prod/flux/kustomization-web.yaml')).toContain('path: "./gitops/out/prod/web"\n');
});

test('no file is a Secret', () => {
  const prod = cluster();
  reader(prod, 'checkout');

  const kinds = [...filesOf(prod)]
    .filter(([file]) => file.endsWith('.yaml'))
    .map(([, content]) => (parse(content) as { kind: string }).kind);

  expect(kinds).toContain('SecretProviderClass');
  expect(kinds).not.toContain('Secret');
});

test('the value of a Secret is in no finding, and nothing is written', () => {
  const outdir = mkdtempSync(join(tmpdir(), 'escrow-'));
  const fleet = new Fleet({ outdir });
  const prod = new Cluster(fleet, 'prod', {
    kubernetes: '1.33',
    gitOps,
  });
  new kplus.Secret(settings(prod, 'web'), 'db', { stringData: { password: CANARY }, metadata: { name: 'DB' } });

  const { findings } = fleet.render();

  expect(findings.map(({ code }) => code)).toEqual(['manifest/name', 'secret/data']);
  expect(findings.map(formatFinding).join('\n')).not.toContain(CANARY);
  expect(() => fleet.synth()).toThrow(FindingsError);
  expect(readdirSync(outdir)).toEqual([]);
  rmSync(outdir, { recursive: true });
});

test('a program means the same in a plain App as in a fleet', () => {
  const plain = new Unit(new App(), 'checkout', { namespace: 'shop' });
  const inFleet = new Unit(cluster(), 'checkout', { namespace: 'shop' });

  const manifests = [plain, inFleet].map((unit) => {
    fillCheckout(unit);
    return Testing.synth(unit).map(withoutAddress);
  });

  expect(manifests[0]).toHaveLength(3);
  expect(manifests[0]).toEqual(manifests[1]);
});

test('a mistake is an error of the plain App too', () => {
  const app = new App();
  const unit = new Unit(app, 'checkout', { namespace: 'shop' });
  const deployment = new kplus.Deployment(unit, 'app', { containers: [{ ...ROOT_CONTAINER, securityContext: {} }] });
  new Binding(deployment, 'db', { property: environment({}, unit).property('a'), file: 'run/secrets/db' });

  expect(() => app.synthYaml()).toThrow(/binding\/file-path/);
});

function changedLines(before = '', after = ''): readonly string[] {
  const lines = new Set(before.split('\n'));
  return after.split('\n').filter((line) => !lines.has(line));
}

function fillCheckout(scope: Construct): void {
  const deployment = new kplus.Deployment(scope, 'app', { containers: [ROOT_CONTAINER] });
  const store = environment({}, scope);
  Binding.files(deployment, '/run/secrets/db', {
    user: store.property('db.user'),
    password: store.property('db.password'),
  });
}

/** cdk8s-plus labels pods with a hash of the construct path, which differs by design (cdk8s-plus-30 2.4.10). */
function withoutAddress(manifest: unknown): unknown {
  return JSON.parse(JSON.stringify(manifest).replaceAll(/"cdk8s\.io\/metadata\.addr":"[^"]*"/g, '"addr":""'));
}
