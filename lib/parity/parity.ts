import { parseAllDocuments } from 'yaml';
import { isJsonObject } from '../core/json.ts';
import type { Manifest } from '../platform/manifest.ts';
import { AZURE_KEY_VAULT_CSI_PROVIDER_CHART } from './azure-key-vault-csi-provider-chart.ts';
import { compareRenderings, type JudgedDifference, type ObjectComparison } from './compare.ts';
import { DRIVER_CHART } from './driver-chart.ts';
import { EXTERNAL_SECRETS_OPERATOR_CHART } from './external-secrets-operator-chart.ts';
import { PULUMI_ESC_CSI_PROVIDER_CHART } from './pulumi-esc-csi-provider-chart.ts';
import type { UpstreamChart } from './upstream-chart.ts';

/** The charts that a rendering can be compared with. */
export const UPSTREAM_CHARTS: readonly UpstreamChart[] = [
  DRIVER_CHART,
  PULUMI_ESC_CSI_PROVIDER_CHART,
  AZURE_KEY_VAULT_CSI_PROVIDER_CHART,
  EXTERNAL_SECRETS_OPERATOR_CHART,
];

/** How a rendering of an upstream chart compares with ours. */
export interface ParityReport {
  /** Name and version of what ours is made after. */
  readonly upstream: string;
  /** Options that were read from the rendering, each in a few words: `namespace csi`, `windows`, `without CRDs`. */
  readonly options: readonly string[];
  readonly objects: readonly ObjectComparison[];
}

/**
 * Compares a rendering of an upstream chart with ours, made with the same options.
 *
 * @param text - YAML, any number of documents.
 * @throws Error when the text is no YAML, or no rendering of a chart in {@link UPSTREAM_CHARTS}.
 */
export function checkParity(text: string): ParityReport {
  const upstream = parseManifests(text);
  const chart = UPSTREAM_CHARTS.find((candidate) => candidate.recognises(upstream));
  if (chart === undefined) {
    const known = UPSTREAM_CHARTS.map(({ title }) => title).join(' or ');
    throw new Error(`This is no rendering of ${known}: the objects that tell one are not in it`);
  }
  const { options, objects } = chart.counterpart(upstream);
  return { upstream: chart.title, options, objects: compareRenderings(upstream, objects, terms(chart)) };
}

/** The differences that nobody has listed. */
export function unlistedDifferences(report: ParityReport): readonly JudgedDifference[] {
  return report.objects.flatMap(({ differences }) => differences.filter(({ listed }) => listed === undefined));
}

function terms({ listed, roleOf }: UpstreamChart) {
  return { listed, roleOf };
}

function parseManifests(text: string): readonly Manifest[] {
  return parseAllDocuments(text).flatMap((document) => {
    const [error] = document.errors;
    if (error) throw new Error(`This is no YAML: ${error.message}`, { cause: error });
    const value: unknown = document.toJS();
    return isManifest(value) ? [value] : [];
  });
}

function isManifest(value: unknown): value is Manifest {
  if (!isJsonObject(value as Manifest)) return false;
  const { kind, metadata } = value as Partial<Manifest>;
  return typeof kind === 'string' && isJsonObject(metadata);
}
