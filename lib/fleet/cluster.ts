import { Construct } from 'constructs';
import type { ExistingObject } from '../core/existing-object.ts';
import { KubernetesVersion } from '../core/kubernetes-version.ts';
import { dnsLabelProblem } from '../core/names.ts';
import { reportFinding } from '../core/report-finding.ts';
import type { Delivery } from '../delivery/delivery.ts';
import { useDriverName } from '../delivery/driver-name.ts';
import { type Terms, useDelivery, useTerms } from '../delivery/terms.ts';
import type { GitOpsEngine } from '../gitops/engine.ts';
import type { SealedSecretsControllerProps } from '../platform/sealed-secrets-controller/props.ts';
import { OLDEST_KUBERNETES } from '../upstream/kubernetes.ts';
import { SECRETS_STORE_CSI_DRIVER } from '../upstream/secrets-store-csi-driver.ts';
import type { AddOn, Driver, Operator } from './choice.ts';
import type { Fleet } from './fleet.ts';
import type { CsiProviders } from './platform/csi-providers.ts';

/** Props of {@link Cluster}. */
export interface ClusterProps {
  /** Version of the API server, for instance `1.33`; 1.30 or newer. */
  readonly kubernetes: string;
  /** What syncs `dist/<cluster>/`: `GitOps.argoCd(…)` or `GitOps.flux(…)`. */
  readonly gitOps: GitOpsEngine;
  /**
   * Stage of the cluster, one of the fleet's `stages`; it then reads no environment of another stage.
   * @default - none: it may read every environment
   */
  readonly stage?: string;
  /** @default - every default of {@link ClusterPolicy} */
  readonly policy?: ClusterPolicy;
  /**
   * Where the Secrets Store CSI Driver comes from.
   * @default - the fleet installs it once a binding needs it
   */
  readonly driver?: Driver;
  /**
   * Where the CSI providers come from, by their names in a SecretProviderClass: `csiProviders: { azure: AddOn.managedElsewhere() }`.
   * @default - the fleet installs each once a binding needs it
   */
  readonly csiProviders?: CsiProviders;
  /**
   * Where External Secrets Operator comes from.
   * @default - the fleet installs it once something needs it
   */
  readonly externalSecretsOperator?: Operator;
  /**
   * Where the Sealed Secrets controller comes from.
   * @default - the fleet installs it once something is sealed
   */
  readonly sealedSecretsController?: AddOn<Omit<SealedSecretsControllerProps, 'writes'>>;
  /**
   * Whether admission policies hold the cluster to the classes, stores and ExternalSecrets of the program: `deny` refuses
   * others, `audit` lets them pass with a warning.
   * @default 'deny'; 'audit' where the driver or the operator is managed elsewhere, since others may use them too
   */
  readonly guardrails?: 'deny' | 'audit' | 'off';
  /**
   * Whether NetworkPolicies close the pods of the add-ons that the fleet installs, but for DNS, the API server and port 443.
   * @default false
   */
  readonly networkPolicies?: boolean;
  /**
   * What the Stakater Reloader of the cluster watches. The fleet installs none.
   * @default - there is none, and nobody restarts pods when a value changes
   */
  readonly reloader?: Reloader;
  /**
   * Address of the issuer of the cluster's service account tokens, `https://…`, for the registrations in `BOOTSTRAP.md`.
   * @default - unknown; the page says how to find it out
   */
  readonly oidcIssuer?: string;
  /**
   * Forces a delivery on every binding of the cluster that neither it nor its unit forces one on.
   * @default - the plan chooses
   */
  readonly delivery?: Delivery;
  /**
   * Namespaces that exist without the fleet, besides the built-in ones and the GitOps engine's.
   * @default - none
   */
  readonly existingNamespaces?: readonly string[];
  /**
   * Most requests an hour that the cluster may send to a store, by the store's address:
   * `callBudgets: { 'acme/shop/production': 2000 }`.
   * @default - what the service takes, as far as it says so
   */
  readonly callBudgets?: Readonly<Record<string, number>>;
  /**
   * What somebody else makes in the cluster, so that references to it are no mistakes:
   * `{ kind: 'Secret', namespace: 'shop', name: 'gateway-tls' }`.
   * @default - none
   */
  readonly existingObjects?: readonly ExistingObject[];
}

/** What the Stakater Reloader of a cluster watches. It always watches Secrets. */
export interface Reloader {
  /**
   * Whether it watches what the CSI driver mounts (its flag `--enable-csi-integration`).
   * @default false
   */
  readonly watchesMounts?: boolean;
}

/** What a cluster demands of everything in it. */
export interface ClusterPolicy {
  /**
   * Whether values of stores may lie in Kubernetes Secrets, hence in etcd.
   * @default 'allowed'
   */
  readonly kubernetesSecrets?: 'allowed' | 'forbidden';
  /**
   * Pod Security level that the namespaces of the fleet enforce.
   * @default 'baseline', which admits the root init container of copied files; `restricted` does not
   */
  readonly podSecurity?: 'privileged' | 'baseline' | 'restricted';
  /**
   * What an image without a version is.
   * @default 'warning'
   */
  readonly unpinnedImages?: 'warning' | 'error';
  /**
   * What a pod of the program is that the Pod Security level `restricted` would refuse. A workload that has to be one says so,
   * `allow(workload, 'workload/weaker-than-restricted', 'because …')`.
   * @default 'accepted', as the init container that copies files is one
   */
  readonly unrestrictedPods?: 'accepted' | 'note' | 'warning' | 'error';
}

/** One Kubernetes cluster: its version, its GitOps engine, its policy and what it has already. */
export class Cluster extends Construct {
  readonly name: string;
  readonly kubernetes: KubernetesVersion;
  readonly gitOps: GitOpsEngine;
  readonly policy: Required<ClusterPolicy>;
  /** Stages of the fleet, each with the names of its environments. */
  readonly stages: Readonly<Record<string, readonly string[]>>;

  /**
   * @param id Name of the cluster and of its folder in `dist/`.
   */
  constructor(
    scope: Fleet,
    id: string,
    readonly props: ClusterProps,
  ) {
    super(scope, id);
    this.name = id;
    this.gitOps = props.gitOps;
    this.stages = scope.stages;
    this.policy = {
      kubernetesSecrets: props.policy?.kubernetesSecrets ?? 'allowed',
      podSecurity: props.policy?.podSecurity ?? 'baseline',
      unpinnedImages: props.policy?.unpinnedImages ?? 'warning',
      unrestrictedPods: props.policy?.unrestrictedPods ?? 'accepted',
    };
    this.kubernetes = this.readVersion(props.kubernetes);
    if (props.driver) useDriverName(this, props.driver.driverName);
    if (props.delivery) useDelivery(this, props.delivery);
    useTerms(this, this.terms());
    this.checkName();
    this.checkStage();
  }

  private terms(): Terms {
    const { driver, externalSecretsOperator: operator, reloader } = this.props;
    return {
      kubernetesSecrets: this.policy.kubernetesSecrets,
      driver: driver?.unavailable
        ? { unavailable: driver.unavailable }
        : { syncsSecrets: driver?.syncsSecrets ?? true },
      operator: operator?.unavailable ? { unavailable: operator.unavailable } : { available: true },
      reloader: { secrets: reloader !== undefined, mounts: reloader?.watchesMounts ?? false },
    };
  }

  private checkStage(): void {
    const { stage } = this.props;
    if (stage === undefined || stage in this.stages) return;
    reportFinding(this, {
      code: 'fleet/unknown-stage',
      severity: 'error',
      problem: `Cluster "${this.name}" is of stage "${stage}", which the fleet does not have.`,
      cause: 'Nothing would keep it from reading environments of another stage.',
      mend: `Add it to the fleet: new Fleet({ stages: { ${stage}: ['${stage}'] } }).`,
    });
  }

  private checkName(): void {
    const problem = dnsLabelProblem(this.name);
    if (problem === undefined) return;
    reportFinding(this, {
      code: 'fleet/cluster-name',
      severity: 'error',
      problem: `The cluster's id "${this.name}" ${problem}.`,
      cause: 'It names a folder of dist/ and objects of the GitOps engine, which the API server would refuse.',
      mend: 'Choose an id like "prod-eu".',
    });
  }

  private readVersion(text: string): KubernetesVersion {
    const version = KubernetesVersion.tryParse(text);
    if (version?.isAtLeast(OLDEST_KUBERNETES)) return version;
    reportFinding(this, {
      code: 'fleet/kubernetes-version',
      severity: 'error',
      problem: version
        ? `Cluster "${this.name}" runs Kubernetes ${version}.`
        : `"${text}" is no version of Kubernetes.`,
      cause: `The Secrets Store CSI Driver ${SECRETS_STORE_CSI_DRIVER.version} needs ${OLDEST_KUBERNETES} or newer.`,
      mend: version
        ? `Upgrade the cluster to ${OLDEST_KUBERNETES} or newer, then write its new version.`
        : `Write major and minor version of the API server: kubernetes: '${OLDEST_KUBERNETES}'.`,
    });
    return OLDEST_KUBERNETES;
  }
}
