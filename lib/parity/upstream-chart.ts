import { ApiObject, App, Chart, Duration, Size } from 'cdk8s';
import type { Construct } from 'constructs';
import { formatGoDuration } from '../core/go-duration.ts';
import { KubernetesVersion } from '../core/kubernetes-version.ts';
import type { Manifest } from '../platform/manifest.ts';
import type { ListedDifference } from './listed-difference.ts';

/** An upstream chart that one of our constructs stands for. */
export interface UpstreamChart {
  /** Name and version that our construct is made after, for instance `secrets-store-csi-driver 1.6.0`. */
  readonly title: string;
  /** Every difference that is meant. */
  readonly listed: readonly ListedDifference[];
  /** Whether a rendering is one of this chart. */
  recognises(objects: readonly Manifest[]): boolean;
  /** What an object is for, equal for upstream's and ours. */
  roleOf(object: Manifest): string;
  /** Our construct, with the options that the rendering was made with. */
  counterpart(objects: readonly Manifest[]): Counterpart;
}

/** Our construct for an upstream rendering. */
export interface Counterpart {
  /** The options found in the rendering, each in a few words: `namespace csi`, `windows`, `without CRDs`. */
  readonly options: readonly string[];
  readonly objects: readonly Manifest[];
}

/** The manifests of constructs in a chart of their own; unlike `Chart.toJson`, whatever is wrong with their props. */
export function renderConstructs(build: (scope: Construct) => void): readonly Manifest[] {
  const chart = new Chart(new App(), 'parity');
  build(chart);
  return chart.node
    .findAll()
    .filter(ApiObject.isApiObject)
    .map((object) => object.toJson());
}

/** Options that are set, as a reader takes them in: `windows`, `rotation {"pollInterval":"5m"}`. */
export function describeOptions(options: object): readonly string[] {
  return Object.entries(options)
    .filter(([, value]) => value !== undefined && value !== false)
    .map(([name, value]) => {
      const text = typeof value === 'string' ? value : JSON.stringify(value, asText);
      return ['true', '{}'].includes(text) ? name : `${name} ${text}`;
    });
}

function asText(_key: string, value: unknown): unknown {
  if (value instanceof Duration) return formatGoDuration(value);
  if (value instanceof Size) return value.asString();
  return value instanceof KubernetesVersion ? value.toString() : value;
}
