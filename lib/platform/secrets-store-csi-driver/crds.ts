import { Construct } from 'constructs';
import type { JsonObject } from '../../core/json.ts';
import { SECRETS_STORE_CSI_DRIVER as UPSTREAM } from '../../upstream/secrets-store-csi-driver.ts';
import {
  SECRETS_STORE_API_GROUP,
  SECRETS_STORE_CRDS,
  type SecretsStoreCrd,
} from '../../upstream/secrets-store-csi-driver-crds.ts';
import { addOnLabels } from '../labels.ts';
import { addManifest, type Manifest } from '../manifest.ts';

/**
 * The driver's CRDs: SecretProviderClass and SecretProviderClassPodStatus.
 *
 * A construct of their own, because they go first, are never pruned, and are shared by every instance of the driver.
 */
export class SecretsStoreCsiDriverCrds extends Construct {
  constructor(scope: Construct, id: string) {
    super(scope, id);
    for (const crd of SECRETS_STORE_CRDS) addManifest(this, crd.kind, customResourceDefinition(crd));
  }
}

function customResourceDefinition(crd: SecretsStoreCrd): Manifest {
  const { kind, singular, plural, v1, v1alpha1 } = crd;
  return {
    apiVersion: 'apiextensions.k8s.io/v1',
    kind: 'CustomResourceDefinition',
    metadata: {
      name: `${plural}.${SECRETS_STORE_API_GROUP}`,
      labels: addOnLabels(UPSTREAM.appLabel, UPSTREAM.appLabel, UPSTREAM.version),
    },
    spec: {
      group: SECRETS_STORE_API_GROUP,
      names: { kind, listKind: `${kind}List`, plural, singular },
      scope: 'Namespaced',
      versions: [version('v1', v1), { ...version('v1alpha1', v1alpha1), deprecated: true, storage: false }],
    },
  };
}

function version(name: string, openAPIV3Schema: JsonObject): JsonObject {
  return { name, served: true, storage: true, schema: { openAPIV3Schema } };
}
