import { ApiObject } from 'cdk8s';
import { Binding } from '../delivery/binding.ts';
import type { Fleet } from '../fleet/fleet.ts';
import { PulumiEscEnvironment } from '../stores/pulumi-esc/environment.ts';
import { type EnvironmentPin, pinOf } from '../stores/pulumi-esc/environment-pin.ts';
import { FleetScope } from './fleet-scope.ts';
import { type ManifestRead, manifestReads } from './manifest-reads.ts';
import type { EnvironmentPlace, PropertyReference } from './property-reference.ts';

/** What a program reads, by where it lies. */
export interface Survey {
  /** Each Pulumi ESC environment once. */
  readonly environments: readonly SurveyedEnvironment[];
  /** Stores that are no environment of Pulumi ESC, or not known to be one. */
  readonly otherStores: readonly OtherStore[];
}

/** A Pulumi ESC environment of a program, and everything that reads it. */
export interface SurveyedEnvironment extends EnvironmentPlace {
  /** Construct path of the first to name it. */
  readonly path: string;
  readonly references: readonly PropertyReference[];
  /**
   * What the program says that it imports, and nothing else.
   * @default - it is no pin
   */
  readonly pin?: EnvironmentPin;
}

/** A store that is not asked, and how many read it. */
export interface OtherStore {
  /** For people. */
  readonly name: string;
  /** Construct path of the first to name it. */
  readonly path: string;
  readonly references: number;
}

/**
 * Collects what a program reads: its bindings, and the manifests of External Secrets Operator and of the CSI driver that people
 * wrote by hand.
 *
 * An environment that nothing reads is left out: nobody has to open it. To be called before rendering, which adds a manifest for
 * each binding.
 */
export function surveyFleet(fleet: Fleet, scope = new FleetScope(fleet)): Survey {
  const survey = new Collection();
  const all = fleet.node.findAll();
  const some = scope.isWhole ? all : all.filter(({ node }) => scope.includes(node.path));
  for (const one of some) if (one instanceof Binding) survey.addBinding(one);
  for (const read of manifestReads(some.filter(ApiObject.isApiObject), all.filter(ApiObject.isApiObject))) {
    survey.addManifestRead(read);
  }
  return survey;
}

class Collection implements Survey {
  private readonly byPlace = new Map<string, SurveyedEnvironment & { readonly references: PropertyReference[] }>();
  private readonly byName = new Map<string, OtherStore>();
  private readonly bound = new Set<string>();

  get environments(): readonly SurveyedEnvironment[] {
    return [...this.byPlace.values()];
  }

  get otherStores(): readonly OtherStore[] {
    return [...this.byName.values()];
  }

  /** @param path Construct path of what names the environment. */
  referencesTo({ address, apiUrl }: EnvironmentPlace, path: string, pin?: EnvironmentPin): PropertyReference[] {
    const key = `${apiUrl ?? ''} ${address}`;
    const known = this.byPlace.get(key);
    if (known) return known.references;
    const references: PropertyReference[] = [];
    this.byPlace.set(key, {
      address,
      ...(apiUrl === undefined ? {} : { apiUrl }),
      ...(pin && { pin }),
      path,
      references,
    });
    return references;
  }

  addBinding({ node, props }: Binding): void {
    const { path: property, problem, store } = props.property;
    if (!(store instanceof PulumiEscEnvironment)) {
      this.addOther(store.address, store.node.path);
      return;
    }
    // What is no property path is reported without asking anybody.
    if (problem !== undefined) return;
    const references = this.referencesTo(store, store.node.path, store.definition && pinOf(store.definition));
    const reference: PropertyReference = { path: node.path, property, use: props.variables ? 'object' : 'value' };
    references.push(reference);
    this.bound.add(keyOf(store, reference));
  }

  /** Of a fleet that is rendered already, most manifests are those of the bindings. */
  addManifestRead({ place, store, ...reference }: ManifestRead): void {
    if (place === undefined) this.addOther(store, reference.path);
    else if (!this.bound.has(keyOf(place, reference))) this.referencesTo(place, reference.path).push(reference);
  }

  private addOther(name: string, path: string): void {
    const known = this.byName.get(name);
    this.byName.set(name, { name, path: known?.path ?? path, references: (known?.references ?? 0) + 1 });
  }
}

function keyOf({ address }: EnvironmentPlace, { path, property, use }: PropertyReference): string {
  return [path.split('/')[0], address, use, property].join('\n');
}
