import { describe } from '../../core/manifest.ts';
import type { Reference, Use } from './reference.ts';

type Words = (reference: Reference) => string;

/** What the object that refers does with the other, for instance `takes variable DB from Secret "shop/db"`. */
export function describeReference(reference: Reference): string {
  return DOES[reference.use](reference);
}

/** What becomes of it where nobody makes the other. */
export function whenMissing(reference: Reference): string {
  return WHEN_MISSING[reference.use](reference);
}

/** What becomes of it where the other has no such key. */
export function whenKeyMissing(reference: Reference, key: string): string {
  const { at, kind, name, namespace, use } = reference;
  switch (use) {
    case 'variable':
      return `The container stays in CreateContainerConfigError: couldn't find key ${key} in ${kind} ${namespace}/${name}.`;
    case 'mount':
      return `The pod stays in ContainerCreating: MountVolume.SetUp failed for volume "${at}" : ${kind === 'Secret' ? 'references non-existent secret key' : 'configmap references non-existent config key'}: ${key}.`;
    case 'tls':
      return notServed(reference);
    case 'credential':
      return `${notSignedIn(reference)}.`;
    default:
      return SYNC_ERROR;
  }
}

const DOES: Readonly<Record<Use, Words>> = {
  account: (one) => `runs as ${other(one)}`,
  credential: (one) => `signs in with ${other(one)} (${one.at})`,
  merge: (one) => `writes its keys into ${other(one)}`,
  mount: (one) => `mounts ${other(one)} as volume "${one.at}"`,
  publish: (one) => `hands ${other(one)} to the CSI driver with volume "${one.at}"`,
  pull: (one) => `pulls images with ${other(one)}`,
  push: (one) => `pushes ${other(one)}`,
  store: (one) => `uses ${other(one)}`,
  subject: (one) => `gives rights to ${other(one)}`,
  template: (one) => `renders a template of ${other(one)}`,
  tls: (one) => `serves the certificate of ${other(one)}`,
  variable: (one) => `takes variable ${one.at} from ${other(one)}`,
  variables: (one) => `takes variables from ${other(one)}`,
};

const WHEN_MISSING: Readonly<Record<Use, Words>> = {
  account: ({ name, namespace }) =>
    `The workload gets no pods: error looking up service account ${namespace}/${name}: serviceaccount "${name}" not found.`,
  credential: (one) => `${notSignedIn(one)}: ${one.kind.toLowerCase()}s "${one.name}" not found.`,
  merge: () => 'The ExternalSecret waits for it, and says so nowhere but in its reason: Ready, SecretMissing.',
  mount: (one) => `The pod stays in ContainerCreating: ${notMounted(one)}.`,
  publish: ({ name, namespace }) =>
    `The pod stays in ContainerCreating: fetching NodePublishSecretRef ${namespace}/${name} failed.`,
  pull: () =>
    'Kubelet pulls without it (FailedToRetrieveImagePullSecret), and a private registry refuses: ImagePullBackOff.',
  push: () => NOT_PUSHED,
  store: ({ from }) => (from.identity.kind === 'PushSecret' ? NOT_PUSHED : SYNC_ERROR),
  subject: () => 'Nobody gets the rights, until anybody makes an account of that name.',
  template: () => SYNC_ERROR,
  tls: (one) => notServed(one),
  variable: (one) => notConfigured(one),
  variables: (one) => notConfigured(one),
};

const SYNC_ERROR = 'The ExternalSecret stays in SecretSyncedError and makes no Secret.';

const NOT_PUSHED = 'The PushSecret stays in error, and nothing reaches the store.';

function other({ kind, name, namespace }: Reference): string {
  return describe({ group: '', kind, name, ...(namespace !== '' && { namespace }) });
}

function notSignedIn({ from }: Reference): string {
  return from.identity.kind === 'SecretProviderClass'
    ? 'Every pod that mounts it stays in ContainerCreating'
    : 'The store never gets ready, and whatever reads it fails';
}

function notServed({ from }: Reference): string {
  return from.identity.kind === 'Gateway'
    ? 'The listener is not programmed: ResolvedRefs is False, InvalidCertificateRef.'
    : 'The Ingress controller serves a certificate of its own, which no client trusts.';
}

function notConfigured({ kind, name }: Reference): string {
  return `The container stays in CreateContainerConfigError: ${kind.toLowerCase()} "${name}" not found.`;
}

function notMounted({ at, kind, name, namespace }: Reference): string {
  return kind === 'SecretProviderClass'
    ? `failed to get secretproviderclass ${namespace}/${name}`
    : `MountVolume.SetUp failed for volume "${at}" : ${kind.toLowerCase()} "${name}" not found`;
}
