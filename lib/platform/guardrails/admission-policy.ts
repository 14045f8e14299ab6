import type { ApiResource } from '../../upstream/admission.ts';
import type { Manifest, ObjectMetadata } from '../manifest.ts';
import { guardrailMetadata } from './metadata.ts';
import type { AdmissionGuardrailsProps } from './props.ts';

/** A law over the requests for one resource. Every expression is CEL as Kubernetes 1.30 knows it. */
export interface AdmissionPolicy {
  readonly resource: ApiResource;
  readonly operations: readonly ('CREATE' | 'UPDATE')[];
  /** Requests for which this is false are not looked at. */
  readonly condition: NamedExpression;
  /** Named values that validations and later variables use as `variables.<name>`. */
  readonly variables: readonly NamedExpression[];
  /** What has to be true of a request. */
  readonly validations: readonly AdmissionValidation[];
}

/** A CEL expression with its name. */
export type NamedExpression = {
  readonly name: string;
  readonly expression: string;
};

/** What has to be true, and what the API server says when it is not: what is wrong and the mend, on one line. */
export type AdmissionValidation = {
  readonly expression: string;
  readonly message: string;
};

/**
 * Whether a request makes an object or changes its `spec`.
 *
 * Changes of labels and finalizers pass: they give no access to anything, and an object that stood before its policy could
 * otherwise never be deleted.
 */
export const SPEC_CHANGES: NamedExpression = {
  name: 'spec-changes',
  expression: 'request.operation == "CREATE" || object.?spec != oldObject.?spec',
};

type Enforcement = NonNullable<AdmissionGuardrailsProps['enforcement']>;

const API_GROUP = 'admissionregistration.k8s.io';

const ACTIONS: Readonly<Record<Enforcement, readonly string[]>> = { deny: ['Deny'], audit: ['Audit', 'Warn'] };

/** The policy as an object; it does nothing without its binding. */
export function validatingAdmissionPolicy({ resource, ...policy }: AdmissionPolicy): Manifest {
  const { group, version, plural } = resource;
  return {
    apiVersion: `${API_GROUP}/v1`,
    kind: 'ValidatingAdmissionPolicy',
    metadata: metadataOf(resource),
    spec: {
      failurePolicy: 'Fail',
      matchConstraints: {
        matchPolicy: 'Equivalent',
        resourceRules: [
          { apiGroups: [group], apiVersions: [version], operations: policy.operations, resources: [plural] },
        ],
      },
      matchConditions: [policy.condition],
      variables: policy.variables.length > 0 ? policy.variables : undefined,
      validations: policy.validations,
    },
  };
}

/** Puts the policy into force for the whole cluster, without exceptions. */
export function policyBinding({ resource }: AdmissionPolicy, enforcement: Enforcement): Manifest {
  const metadata = metadataOf(resource);
  return {
    apiVersion: `${API_GROUP}/v1`,
    kind: 'ValidatingAdmissionPolicyBinding',
    metadata,
    spec: { policyName: metadata.name, validationActions: ACTIONS[enforcement] },
  };
}

function metadataOf({ plural }: ApiResource): ObjectMetadata {
  return guardrailMetadata(`cdk8s-escrow-${plural}`);
}
