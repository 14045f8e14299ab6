import { SealedSecretsCrds } from '../../../lib/platform/sealed-secrets-controller/crds';
import { identities, only, render } from '../rendering';

const crds = () => render((scope) => new SealedSecretsCrds(scope, 'crds'), 'chart-namespace');
const version = () => {
  const [first] = only(crds(), 'CustomResourceDefinition').spec.versions as readonly Record<string, unknown>[];
  return first;
};

test('the kind is there, without a namespace', () => {
  expect(identities(crds())).toEqual(['CustomResourceDefinition sealedsecrets.bitnami.com']);
});

test('v1alpha1 is served and stored, with its status apart', () => {
  expect(version()).toMatchObject({ name: 'v1alpha1', served: true, storage: true, subresources: { status: {} } });
});

test('values and metadata that the schema does not know are kept, as upstream keeps them', () => {
  expect(version()).toMatchObject({
    schema: {
      openAPIV3Schema: {
        properties: {
          spec: {
            required: ['encryptedData'],
            properties: {
              encryptedData: { 'x-kubernetes-preserve-unknown-fields': true },
              template: { properties: { metadata: { 'x-kubernetes-preserve-unknown-fields': true } } },
            },
          },
        },
      },
    },
  });
});

test('the schema carries no descriptions', () => {
  expect(JSON.stringify(crds())).not.toContain('"description"');
});
