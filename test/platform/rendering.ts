import { App, Chart } from 'cdk8s';
import type { Construct } from 'constructs';
import { findingsOf } from '../../lib/core/report-finding';

/** A rendered object, as tests look into it. */
export interface Rendered {
  readonly kind: string;
  readonly metadata: { readonly name: string; readonly namespace?: string; readonly labels: Record<string, string> };
  readonly rules?: readonly { resources: string[]; resourceNames?: string[]; verbs: string[] }[];
  readonly subjects?: readonly { name: string; namespace: string }[];
  readonly roleRef?: { readonly kind: string; readonly name: string };
  readonly spec: Record<string, unknown> & { readonly template: { readonly spec: PodSpec } };
}

interface PodSpec extends Record<string, unknown> {
  readonly containers: readonly (Record<string, unknown> & { name: string; image: string; args: string[] })[];
}

/** Renders constructs in a chart of a plain App. */
export function render(build: (scope: Construct) => void, namespace?: string): readonly Rendered[] {
  const chart = new Chart(new App(), 'platform', { namespace });
  build(chart);
  return chart.toJson();
}

/** `code path` of every finding that a construct reports. */
export function findings(build: (scope: Construct) => Construct): readonly string[] {
  const construct = build(new Chart(new App(), 'platform'));
  return findingsOf(construct).map(({ code, path }) => `${code} ${path}`);
}

/** The only object of a kind. */
export function only(objects: readonly Rendered[], kind: string): Rendered {
  const [found, ...more] = objects.filter((object) => object.kind === kind);
  if (found === undefined || more.length > 0)
    throw new Error(`expected one ${kind}, got ${more.length + (found ? 1 : 0)}`);
  return found;
}

/** `kind namespace/name` of each object. */
export function identities(objects: readonly Rendered[]): readonly string[] {
  return objects.map(({ kind, metadata: { name, namespace } }) => `${kind} ${namespace ? `${namespace}/` : ''}${name}`);
}
