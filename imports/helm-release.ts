import type { ApiObjectMetadata } from 'cdk8s';
import type { Construct } from 'constructs';
import { BareObject } from './bare-object.ts';

/**
 * Flux's HelmRelease, the fields that we emit. Written by hand after `api/v2` of fluxcd/helm-controller 1.4,
 * the first with `strategy`.
 */
export class HelmRelease extends BareObject {
  constructor(scope: Construct, id: string, props: HelmReleaseProps) {
    super(scope, id, { apiVersion: 'helm.toolkit.fluxcd.io/v2', kind: 'HelmRelease', ...props });
  }
}

export interface HelmReleaseProps {
  readonly metadata: ApiObjectMetadata;
  readonly spec: HelmReleaseSpec;
}

export interface HelmReleaseSpec {
  readonly chart: { readonly spec: HelmReleaseChart };
  readonly driftDetection?: { readonly mode: 'enabled' | 'warn' | 'disabled' };
  readonly install?: HelmReleaseAction;
  readonly interval: string;
  readonly releaseName?: string;
  readonly upgrade?: HelmReleaseAction;
  readonly values?: unknown;
}

export interface HelmReleaseChart {
  readonly chart: string;
  readonly sourceRef: { readonly kind: 'HelmRepository' | 'GitRepository' | 'Bucket'; readonly name: string };
  readonly version?: string;
}

export interface HelmReleaseAction {
  readonly crds?: 'Skip' | 'Create' | 'CreateReplace';
  readonly strategy?: { readonly name: 'RemediateOnFailure' | 'RetryOnFailure'; readonly retryInterval?: string };
}
