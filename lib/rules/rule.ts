import type { CallLimit } from '../core/call-limit.ts';
import type { ExistingObject, ReferredKind } from '../core/existing-object.ts';
import type { Finding, Severity } from '../core/finding.ts';
import type { JsonObject } from '../core/json.ts';
import type { KeptSecret } from '../core/kept-secret.ts';
import type { KubernetesVersion } from '../core/kubernetes-version.ts';
import type { ObjectIdentity } from '../core/manifest.ts';
import type { PlannedBinding } from '../core/plan.ts';
import type { SyncStep } from '../core/sync-step.ts';
import type { AddOnAccount } from './account-rights.ts';
import type { ClusterView } from './cluster-view.ts';
import type { CsiProviderSubject } from './csi-provider-subject.ts';
import type { OperatorProviderSubject } from './operator-provider-subject.ts';

/** One law over the plan and the manifests of a cluster. It sees plain data, never constructs. */
export interface Rule {
  /** `<area>/<what>`. The rule lies in `lib/rules/<code>.ts`, and `docs/rules/<code>.md` explains it. */
  readonly code: string;
  /** How much its findings weigh. One may say otherwise, where the program decides. */
  readonly severity: Severity;
  /**
   * Whether a program may accept what it finds, with a reason.
   * @default true
   */
  readonly acceptable?: boolean;
  /**
   * Codes with which constructs tell the same mistake of themselves: where one of them stands at the object or above, the rule is
   * silent.
   * @default - none
   */
  readonly toldBy?: readonly string[];
  check(cluster: ClusterView): Iterable<RuleFinding>;
}

/** What a rule finds; the code is the rule's own. */
export type RuleFinding = Omit<Finding, 'code' | 'severity'> & Partial<Pick<Finding, 'severity'>>;

/** What the rules are told of a cluster. */
export interface ClusterSubject {
  readonly name: string;
  /** Version of the API server. */
  readonly kubernetes: KubernetesVersion;
  /** The versions that are served of the kinds that the fleet knows, as `<group>/<kind>`. */
  readonly servedVersions: ReadonlyMap<string, ServedVersions>;
  readonly plan: readonly PlannedBinding[];
  readonly objects: readonly RenderedObject[];
  /** Whether an object of this kind has to lie in a namespace. */
  needsNamespace(identity: ObjectIdentity): boolean;
  /** Namespaces that exist before the first app: built in, made by the fleet, or declared as existing. */
  readonly namespaces: ReadonlySet<string>;
  /** What the program says is there without the fleet. */
  readonly existingObjects: readonly ExistingObject[];
  /** What `spec.provider` of a SecretStore or a ClusterSecretStore refers to. */
  referencesInProvider(provider: JsonObject): readonly ProviderReference[];
  readonly sync: SyncSubject;
  /** Whether the program itself makes a unit; the fleet adds those of the platform and of the GitOps engine. */
  isOwnUnit(unit: string): boolean;
  /** The Secrets Store CSI Driver's name and the audiences it asks service account tokens for. */
  readonly driver: { readonly name: string; readonly tokenAudiences: readonly string[] };
  /** External Secrets Operator and the Secrets Store CSI Driver. */
  readonly addOns: { readonly operator: AddOnSubject; readonly driver: AddOnSubject };
  /** The CSI providers that the fleet knows, by their name in a class. */
  readonly csiProviders: ReadonlyMap<string, CsiProviderSubject>;
  /** The providers of External Secrets Operator that the fleet knows, by their key in `spec.provider` of a store. */
  readonly operatorProviders: ReadonlyMap<string, OperatorProviderSubject>;
  /** Kubernetes Secrets that programs of the cluster make and write to themselves. */
  readonly keptSecrets: readonly KeptSecret[];
  /** Where what mounts files on the nodes lies, once the fleet installs it. */
  readonly nodeAgents: readonly NodeAgentSubject[];
  /** Stores that the cluster reads; one that is read in two ways stands twice. */
  readonly stores: readonly StoreSubject[];
  /** What the cluster asks of each store that it reads. */
  readonly storeCalls: readonly StoreCalls[];
  readonly unpinnedImages: 'warning' | 'error';
  /** What a pod of the program is that the Pod Security level `restricted` would refuse. */
  readonly unrestrictedPods: 'accepted' | Severity;
  /** Stage of the cluster; undefined where the program names none. */
  readonly stage?: string;
  /** Stage that a store belongs to, by its address; undefined where the program does not say. */
  stageOf(address: string): string | undefined;
  /** Whether values may lie in Kubernetes Secrets. */
  readonly kubernetesSecrets: 'allowed' | 'forbidden';
  /** Why the cluster has no driver or no operator, as a clause each; undefined for what it has or can get. */
  readonly missing: { readonly driver?: string; readonly operator?: string };
  /** Whether a construct at this path, or above it, reports that code of itself. */
  isTold(code: string, path: string): boolean;
}

/** What the rules are told of how the units of a cluster are synced. */
export interface SyncSubject {
  /** When an object is applied in the sync of its unit; undefined for what no sync applies. */
  stepOf(object: RenderedObject): SyncStep | undefined;
  /** Whether it is applied server-side, hence without an annotation that holds all of it. */
  appliesServerSide(object: RenderedObject): boolean;
  /** Whether a unit is synced only once another is healthy. */
  waitsFor(unit: string, other: string): boolean;
}

/** What a cluster asks of a store, all bindings together. */
export interface StoreCalls {
  readonly address: string;
  /** Construct path of the store. */
  readonly path: string;
  /** Requests each hour while every pod runs. */
  readonly perHour: number;
  /** Further requests when every pod starts. */
  readonly atStart: number;
  /**
   * What the service takes.
   * @default - nobody says
   */
  readonly limit?: CallLimit;
  /**
   * Most requests an hour that the program allows.
   * @default - it names none
   */
  readonly budget?: number;
}

/** A unit of the fleet whose DaemonSets mount files. */
export interface NodeAgentSubject {
  readonly unit: string;
  /**
   * Name of the CSI provider that it is.
   * @default - it is the driver
   */
  readonly provider?: string;
}

/** Which versions of a kind are served, and by whom. */
export interface ServedVersions {
  /** As in `apiVersion`, oldest first; none for a kind that is no more. */
  readonly apiVersions: readonly string[];
  /** For instance `Kubernetes 1.33`. */
  readonly by: string;
  /**
   * The `apiVersion` of what took the kind's place.
   * @default - nothing did
   */
  readonly successor?: string;
}

/** A manifest and where in the program it comes from. */
export interface RenderedObject {
  readonly unit: string;
  /** Construct path. */
  readonly path: string;
  readonly identity: ObjectIdentity;
  readonly manifest: JsonObject;
  /** The manifest as YAML. */
  readonly text: string;
}

/** What the rules are told of an add-on. */
export interface AddOnSubject extends AddOnAccount {
  /** Whether the cluster has it: installed by the fleet, or declared as managed elsewhere. */
  readonly present: boolean;
}

/** A reference in `spec.provider` of a store. */
export interface ProviderReference {
  /** Where it stands, for instance `pulumi.auth.accessToken.secretRef`. */
  readonly path: string;
  readonly kind: ReferredKind;
  readonly name: string;
  readonly namespace?: string;
  readonly key?: string;
}

/** What the rules are told of a store. */
export interface StoreSubject {
  /** Construct path. */
  readonly path: string;
  readonly address: string;
  /** The Secrets that somebody reads to sign in. */
  readonly credentials: readonly { readonly name: string; readonly namespace: string }[];
  /**
   * The CSI provider that reads it.
   * @default - External Secrets Operator does
   */
  readonly provider?: {
    readonly name: string;
    readonly version: string;
    /** What tokens do that the driver passes for other providers. */
    readonly foreignTokens: 'ignored' | 'break-mounts' | 'break-mounts-without-own';
    /** Audience of the token that it signs in with itself. */
    readonly tokenAudience?: string;
  };
}
