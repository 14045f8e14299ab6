import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as kplus from 'cdk8s-plus-30';
import { Binding, Cluster, Delivery, Fleet, GitOps, PulumiEscEnvironment, Unit } from '../../lib';
import type { EnvironmentDefinition } from '../../lib/stores/pulumi-esc/environment-definition';
import { formatEscLock } from '../../lib/stores/pulumi-esc/environment-lock';
import { environmentShape } from '../../lib/stores/pulumi-esc/environment-shape';

const ADDRESS = 'acme/shop/production';

test('the CSI driver mounts the thin environment', () => {
  const files = filesOf(program({ tags: ['stable'], delivery: Delivery.csiFiles() }));

  expect(files).toContain('environment: production--stable\n');
  expect(files).not.toContain('environment: production\n');
});

test('External Secrets Operator reads the thin environment', () => {
  const files = filesOf(program({ tags: ['stable'], delivery: Delivery.externalSecret() }));

  expect(files).toContain('name: acme-shop-production-stable\n');
  expect(files).toContain('environment: production--stable\n');
});

test('several pins of one environment are several stores', () => {
  const files = filesOf(program({ tags: ['stable', 'canary'], delivery: Delivery.externalSecret() }));

  expect(
    files
      .match(/^ +environment: .*/gm)
      ?.map((line) => line.trim())
      .sort(),
  ).toEqual(['environment: production--canary', 'environment: production--stable']);
});

test('a property is compared with the locked shape of the thin environment', () => {
  const shapes = [
    environmentShape(ADDRESS, [{ path: 'a', type: 'string', secret: true }]),
    environmentShape(`${ADDRESS}--stable`, [{ path: 'b', type: 'string', secret: true }]),
  ];
  const folder = mkdtempSync(join(tmpdir(), 'lock-'));
  writeFileSync(join(folder, 'esc.lock.json'), formatEscLock(shapes));

  const { findings } = program({ tags: ['stable'], escLock: join(folder, 'esc.lock.json') }).render();
  rmSync(folder, { recursive: true });

  expect(findings.filter(({ severity }) => severity === 'error')).toMatchObject([
    { code: 'esc/unknown-property', problem: `${ADDRESS}--stable has no property a.` },
  ]);
});

test('what an environment is to hold changes no file', () => {
  const definition = { values: { a: 'c4n4ry' } };

  expect(filesOf(program({ definition, tags: ['stable'] }))).toBe(filesOf(program({ tags: ['stable'] })));
});

interface ProgramProps {
  readonly tags: readonly string[];
  readonly delivery?: Delivery;
  readonly definition?: EnvironmentDefinition;
  readonly escLock?: string;
}

/** A workload that reads one property at each tag. */
function program({ definition, delivery, escLock, tags }: ProgramProps): Fleet {
  const fleet = new Fleet({ escLock });
  const gitOps = GitOps.flux({ repository: 'https://github.com/acme/clusters.git' });
  const unit = new Unit(new Cluster(fleet, 'prod', { kubernetes: '1.33', gitOps }), 'shop', { namespace: 'shop' });
  const environment = new PulumiEscEnvironment(unit, 'production', {
    organization: 'acme',
    project: 'shop',
    environment: 'production',
    accessToken: { namespace: 'shop' },
    definition,
  });
  const securityContext = { user: 0, ensureNonRoot: false };
  const workload = new kplus.Deployment(unit, 'app', { containers: [{ image: 'app:1', securityContext }] });
  for (const tag of tags) {
    new Binding(workload, tag, { property: environment.at(tag).property('a'), file: `/run/${tag}/a`, delivery });
  }
  return fleet;
}

function filesOf(fleet: Fleet): string {
  const { findings, tree } = fleet.render();
  expect(findings.filter(({ severity }) => severity === 'error')).toEqual([]);
  return [...tree].map(([path, text]) => `${path}\n${text}`).join('\n');
}
