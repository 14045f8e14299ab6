import { type ApiObject, Chart } from 'cdk8s';
import type { Construct } from 'constructs';
import type { JsonObject } from '../core/json.ts';
import { dnsLabelProblem } from '../core/names.ts';
import { reportFinding } from '../core/report-finding.ts';
import type { Delivery } from '../delivery/delivery.ts';
import { useDelivery } from '../delivery/terms.ts';
import type { HelmRelease } from '../gitops/helm-release.ts';

/** Props of {@link Unit}. */
export interface UnitProps {
  /**
   * Namespace of every object that names none. The fleet creates it unless it is built in or declared as existing.
   * @default - none; each namespaced object has to name its own.
   */
  readonly namespace?: string;
  /**
   * Labels on every object of the unit.
   * @default - none
   */
  readonly labels?: Readonly<Record<string, string>>;
  /**
   * Forces a delivery on every binding of the unit that forces none itself.
   * @default - what the cluster forces, else the plan chooses
   */
  readonly delivery?: Delivery;
  /**
   * What the unit is besides the manifests of its constructs.
   * @default - nothing
   */
  readonly content?: UnitContent;
}

/** A `kustomization.yaml` that names manifests elsewhere, or a Helm chart; the GitOps engine builds either. */
export type UnitContent = { readonly kustomization: JsonObject } | { readonly helm: HelmRelease };

/**
 * What is synced together: one folder `dist/<cluster>/<unit>/`, one Argo CD Application or Flux Kustomization.
 *
 * A cdk8s chart, so any cdk8s construct can be put in it, and it works in a plain `App` too. Names are made from the ids
 * below the unit and carry no hash. `unit.addDependency(other)` syncs the other unit first.
 */
export class Unit extends Chart {
  /** As for any class: `Chart` has its own answer, by which every chart passes for a unit (cdk8s 2.70.106). */
  static override [Symbol.hasInstance](one: unknown): one is Unit {
    return Function.prototype[Symbol.hasInstance].call(Unit, one);
  }

  readonly content?: UnitContent;

  constructor(scope: Construct, id: string, props: UnitProps = {}) {
    super(scope, id, { namespace: props.namespace, labels: { ...props.labels } });
    this.content = props.content;
    if (props.delivery) useDelivery(this, props.delivery);
    const problem = dnsLabelProblem(id);
    if (problem) {
      reportFinding(this, {
        code: 'fleet/unit-name',
        severity: 'error',
        problem: `The unit's id "${id}" ${problem}.`,
        cause: 'It names a folder of dist/ and an object of the GitOps engine, which the API server would refuse.',
        mend: 'Choose an id like "checkout".',
      });
    }
  }

  /** The ids between the unit and the object, joined by dashes: `checkout` for `new Deployment(unit, 'checkout')`. */
  override generateObjectName(apiObject: ApiObject): string {
    const ids: string[] = [];
    for (let at: Construct = apiObject; at !== this && at.node.scope; at = at.node.scope as Construct) {
      if (!HIDDEN_IDS.has(at.node.id)) ids.unshift(at.node.id);
    }
    return ids.join('-');
  }
}

/** Ids of main children, which cdk8s leaves out of names too. */
const HIDDEN_IDS: ReadonlySet<string> = new Set(['Default', 'Resource']);
