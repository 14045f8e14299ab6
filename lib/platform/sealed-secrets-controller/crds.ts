import { Construct } from 'constructs';
import { SEALED_SECRETS_GROUP } from '../../upstream/sealed-secrets.ts';
import { SEALED_SECRET_COLUMNS, SEALED_SECRET_SCHEMA } from '../../upstream/sealed-secrets-crd.ts';
import { addManifest, type Manifest } from '../manifest.ts';
import { LABELS } from './metadata.ts';

/** The CRD of SealedSecret. A construct of its own, because it goes first and is never pruned. */
export class SealedSecretsCrds extends Construct {
  constructor(scope: Construct, id: string) {
    super(scope, id);
    addManifest(this, 'SealedSecret', CRD);
  }
}

const CRD: Manifest = {
  apiVersion: 'apiextensions.k8s.io/v1',
  kind: 'CustomResourceDefinition',
  metadata: { name: `sealedsecrets.${SEALED_SECRETS_GROUP}`, labels: LABELS },
  spec: {
    group: SEALED_SECRETS_GROUP,
    names: { kind: 'SealedSecret', listKind: 'SealedSecretList', plural: 'sealedsecrets', singular: 'sealedsecret' },
    scope: 'Namespaced',
    versions: [
      {
        name: 'v1alpha1',
        served: true,
        storage: true,
        additionalPrinterColumns: SEALED_SECRET_COLUMNS,
        schema: { openAPIV3Schema: SEALED_SECRET_SCHEMA },
        subresources: { status: {} },
      },
    ],
  },
};
