import type { Json } from '../../core/json.ts';
import { objectAt, objectsAt } from '../../core/manifest.ts';
import type { ClusterView } from '../cluster-view.ts';
import type { RenderedObject } from '../rule.ts';

/**
 * What objects of kinds that no rule knows say: a chart, a database, an issuer may make what it names.
 *
 * Read only once something is missing.
 */
export class Outsiders {
  private said?: ReadonlyMap<string, ReadonlySet<string>>;

  constructor(private readonly cluster: ClusterView) {}

  /** Whether one of the namespace, or one without, names this, or is named by its beginning: `db` and `db-credentials`. */
  mayMake(namespace: string, name: string): boolean {
    this.said ??= whatIsSaid(this.cluster);
    return [namespace, ''].some((place) => names(this.said?.get(place), name));
  }
}

function names(words: ReadonlySet<string> | undefined, name: string): boolean {
  if (words === undefined) return false;
  if (words.has(name)) return true;
  const parts = name.split('-');
  return parts.some((_, end) => end > 0 && words.has(OWN_NAME + parts.slice(0, end).join('-')));
}

/** Stands before names of objects, where other texts have a line break at the end at most. */
const OWN_NAME = '\n';

function whatIsSaid({ isOwnUnit, objects }: ClusterView): ReadonlyMap<string, ReadonlySet<string>> {
  const said = new Map<string, Set<string>>();
  for (const object of objects) {
    const isChart = installsChart(object);
    if (isKnown(object) || (!isChart && !isOwnUnit(object.unit))) continue;
    const { name, namespace = '' } = object.identity;
    // A chart can be installed into another namespace than where the object is that installs it.
    const place = isChart ? '' : namespace;
    const words = said.get(place) ?? new Set<string>();
    said.set(place, words.add(OWN_NAME + name));
    collect(object.manifest, words);
  }
  return said;
}

/** The API groups of Kubernetes, and those whose makers are known one by one. */
function isKnown({ identity: { group } }: RenderedObject): boolean {
  return !group.includes('.') || group.endsWith('.k8s.io') || KNOWN_GROUPS.has(group);
}

const KNOWN_GROUPS: ReadonlySet<string> = new Set([
  'bitnami.com',
  'external-secrets.io',
  'generators.external-secrets.io',
  'secrets-store.csi.x-k8s.io',
]);

/** What Flux 2.7 or Argo CD 3 install a chart with, whose values may make anything; the fleet's own are among them. */
function installsChart({ identity: { group, kind }, manifest }: RenderedObject): boolean {
  if (group === 'helm.toolkit.fluxcd.io' && kind === 'HelmRelease') return true;
  if (group !== 'argoproj.io' || kind !== 'Application') return false;
  const spec = objectAt(manifest, 'spec');
  return [objectAt(spec, 'source'), ...objectsAt(spec, 'sources')].some(({ chart }) => chart !== undefined);
}

function collect(value: Json | undefined, words: Set<string>): void {
  if (typeof value === 'string') words.add(value);
  else if (Array.isArray(value)) for (const one of value) collect(one, words);
  else if (typeof value === 'object' && value !== null) for (const one of Object.values(value)) collect(one, words);
}
