import {
  EXTERNAL_SECRETS_OPERATOR as UPSTREAM,
  EXTERNAL_SECRETS_WEBHOOKS as WEBHOOKS,
} from '../../upstream/external-secrets-operator.ts';
import type { Manifest } from '../manifest.ts';
import { role, roleBinding } from '../rbac.ts';
import { certifiedCrds } from './cert-controller.ts';
import { metadataOf, namespaceOf, replicasOf, subjectOf } from './component.ts';
import { leaseRules, READ } from './policy-rules.ts';
import type { ExternalSecretsOperatorProps } from './props.ts';

const CONFIGURATIONS = [...new Set(WEBHOOKS.map(({ configuration }) => configuration))];

/**
 * What the cert-controller may do: cluster-wide for the kinds that it has informers of, and in its namespace its one Secret,
 * which it reads directly (2.9.0, `certcontroller.go` takes Secrets out of the cache). Readiness asks for EndpointSlices
 * through an informer of the whole cluster.
 */
export function certControllerRoles(props: ExternalSecretsOperatorProps): readonly Manifest[] {
  const name = UPSTREAM.names.certController;
  return [undefined, namespaceOf(props)].flatMap((namespace) => {
    const metadata = metadataOf('certController', name, namespace);
    const rules = namespace === undefined ? clusterRules(props) : namespaceRules(props);
    return [role(metadata, rules), roleBinding(metadata, name, subjectOf('certController', props))];
  });
}

function clusterRules(props: ExternalSecretsOperatorProps) {
  const crds = { apiGroups: ['apiextensions.k8s.io'], resources: ['customresourcedefinitions'] };
  const configurations = {
    apiGroups: ['admissionregistration.k8s.io'],
    resources: ['validatingwebhookconfigurations'],
  };
  const change = ['update', 'patch'];
  return [
    { ...crds, verbs: READ },
    { ...crds, resourceNames: certifiedCrds(props), verbs: change },
    { ...configurations, verbs: READ },
    { ...configurations, resourceNames: CONFIGURATIONS, verbs: change },
    { apiGroups: ['discovery.k8s.io'], resources: ['endpointslices'], verbs: READ },
    { apiGroups: [''], resources: ['events'], verbs: ['create', 'patch'] },
  ];
}

function namespaceRules(props: ExternalSecretsOperatorProps) {
  return [
    {
      apiGroups: [''],
      resources: ['secrets'],
      resourceNames: [UPSTREAM.names.webhook],
      verbs: ['get', 'update', 'patch'],
    },
    ...(replicasOf('certController', props) > 1 ? leaseRules(UPSTREAM.leases.certController) : []),
  ];
}
