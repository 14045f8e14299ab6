import * as kplus from 'cdk8s-plus-30';
import type { Construct } from 'constructs';
import { parse } from 'yaml';
import {
  Binding,
  type BindingOptions,
  Cluster,
  type ClusterProps,
  Fleet,
  GitOps,
  PulumiEscEnvironment,
  Unit,
} from '../../lib';
import type { JsonObject } from '../../lib/core/json';
import { ROOT_CONTAINER } from './workload';

const repository = 'https://github.com/acme/clusters.git';

/** Cluster `prod` of a fleet of its own, synced by Flux, without guardrails. */
export function cluster(props: Partial<ClusterProps> = {}): Cluster {
  return new Cluster(new Fleet(), 'prod', {
    kubernetes: '1.33',
    gitOps: GitOps.flux({ repository }),
    guardrails: 'off',
    ...props,
  });
}

/** What of a {@link reader} matters to a test. */
export interface ReaderProps extends BindingOptions {
  /** @default '/run/secrets/db/password' */
  readonly file?: string;
  /** @default 'shop' */
  readonly namespace?: string;
  /** Namespace of the access token. @default - the reader's own. */
  readonly tokenNamespace?: string;
  /** @default 'pulumi-access-token' */
  readonly tokenName?: string;
  /** @default 'db.password' */
  readonly path?: string;
  /** @default - one of a version. */
  readonly image?: string;
}

/** A unit with a Deployment of its name, as root, that reads one file. */
export function reader(scope: Cluster, name: string, props: ReaderProps = {}): Unit {
  const {
    namespace = 'shop',
    tokenNamespace = namespace,
    tokenName,
    path = 'db.password',
    image = 'app:1',
    file = '/run/secrets/db/password',
    ...binding
  } = props;
  const unit = new Unit(scope, name, { namespace });
  const deployment = new kplus.Deployment(unit, name, { containers: [{ ...ROOT_CONTAINER, image }] });
  const environment = new PulumiEscEnvironment(unit, 'production', {
    organization: 'acme',
    project: 'shop',
    environment: 'production',
    accessToken: { name: tokenName, namespace: tokenNamespace },
  });
  new Binding(deployment, 'db', { property: environment.property(path), file, ...binding });
  return unit;
}

/** A unit with a Deployment of its name that reads `db.password` of {@link environmentIn} as variable `DB_PASSWORD`. */
export function variableReader(scope: Cluster, name: string, props: ReaderProps = {}): Unit {
  const { namespace = 'shop', tokenNamespace = namespace, image = 'app:1', ...binding } = props;
  const unit = new Unit(scope, name, { namespace });
  const deployment = new kplus.Deployment(unit, name, { containers: [{ image }] });
  const environment = environmentIn(unit, tokenNamespace);
  Binding.variables(deployment, { DB_PASSWORD: environment.property('db.password') }, binding);
  return unit;
}

/** The environment `acme/shop/production`, whose access token lies in a namespace. */
export function environmentIn(scope: Construct, tokenNamespace: string): PulumiEscEnvironment {
  return new PulumiEscEnvironment(scope, 'production', {
    organization: 'acme',
    project: 'shop',
    environment: 'production',
    accessToken: { namespace: tokenNamespace },
  });
}

/** A unit with one ConfigMap `settings`. */
export function settings(scope: Cluster, name: string, namespace = 'shop'): Unit {
  const unit = new Unit(scope, name, { namespace });
  new kplus.ConfigMap(unit, 'settings', { metadata: { name: `${name}-settings` }, data: { currency: 'EUR' } });
  return unit;
}

/** Files of a cluster's fleet below `prod/`. */
export function filesOf(scope: Cluster): ReadonlyMap<string, string> {
  const { tree } = rendering(scope);
  return new Map([...tree].map(([path, content]) => [path.replace(/^prod\//, ''), content]));
}

/** Folders of a cluster, sorted. */
export function unitsOf(scope: Cluster): string[] {
  const folders = [...filesOf(scope).keys()]
    .filter((path) => path.includes('/'))
    .map((path) => path.split('/')[0] ?? '');
  return [...new Set(folders)].sort();
}

/** The object in a file below `prod/`. */
export function objectIn(scope: Cluster, file: string): JsonObject {
  const content = filesOf(scope).get(file);
  if (content === undefined) throw new Error(`no file ${file} among ${[...filesOf(scope).keys()].join(', ')}`);
  return parse(content) as JsonObject;
}

/** `code severity path` of everything that is wrong with a cluster's fleet. */
export function findingsOf(scope: Cluster): string[] {
  return rendering(scope).findings.map(({ code, severity, path }) => `${code} ${severity} ${path}`);
}

/** What the fleet of a cluster renders. */
export function rendering(scope: Cluster) {
  return (scope.node.root as Fleet).render();
}

/** Names of the units that Flux syncs before this one. */
export function needsOf(scope: Cluster, unit: string): string[] {
  const spec = objectIn(scope, `flux/kustomization-${unit}.yaml`).spec as { dependsOn?: { name: string }[] };
  return (spec.dependsOn ?? []).map(({ name }) => name);
}
