import type { Construct } from 'constructs';
import type { JsonObject } from '../core/json.ts';
import type { GroupKind } from '../core/manifest.ts';
import { reportFinding } from '../core/report-finding.ts';
import { reportCredentialsInUrl } from './repository-url.ts';

/** A chart that the GitOps engine renders and installs, for what upstream offers in no better form. */
export interface HelmRelease {
  /** Address of the Helm repository, `https://…`; no OCI registry, and never with a credential in it. */
  readonly repository: string;
  /** Name of the chart in the repository. */
  readonly chart: string;
  /** The one version to install, for instance `2.9.0`. */
  readonly version: string;
  /** Name of the release; 53 characters at most. */
  readonly releaseName: string;
  /** Namespace of the release, which has to exist. */
  readonly namespace: string;
  /** What differs from the chart's own values; never a secret. */
  readonly values: JsonObject;
  /**
   * Names of the chart's ValidatingWebhookConfigurations that leave their `caBundle` to something in the cluster.
   * @default - none
   */
  readonly injectedWebhooks?: readonly string[];
  /**
   * Custom kinds without namespace among the chart's objects; Argo CD refuses those that it is not told of.
   * @default - none
   */
  readonly clusterScopedKinds?: readonly GroupKind[];
}

/** Reports an address that not both engines read, or that carries a credential. */
export function reportHelmRepository(scope: Construct, { chart, repository }: HelmRelease): void {
  reportCredentialsInUrl(scope, repository);
  if (/^https?:\/\//.test(repository)) return;
  reportFinding(scope, {
    code: 'gitops/helm-repository',
    severity: 'error',
    problem: `The address of the Helm repository of chart "${chart}" begins with neither https:// nor http://.`,
    cause: 'Argo CD and Flux name OCI registries in ways of their own, and read nothing else.',
    mend: 'Write the address of a Helm repository, the folder with its index.yaml.',
  });
}
