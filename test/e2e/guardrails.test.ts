import type { JsonObject } from '../../lib/core/json';
import { metadataOf, objectAt, objectsAt } from '../../lib/core/manifest';
import { committed } from '../dist/committed';
import { render } from '../examples/programs';
import { until } from './api/until';
import { whileStarted, whileSynced } from './lifetimes';
import { podOf } from './pod-of';
import { type SyncStep, syncSteps } from './sync-order';
import { TARGETS } from './target';

interface Forbidden {
  readonly what: string;
  readonly kind: string;
  /** Turns an object of the fleet into one that somebody would write by hand. */
  readonly change: (own: JsonObject) => JsonObject;
  readonly refusal: string;
}

const PULUMI: readonly Forbidden[] = [
  {
    what: "a class that sends another team's token",
    kind: 'SecretProviderClass',
    change: (own) => withParameters(own, { authSecretNamespace: 'kube-system' }),
    refusal: 'This namespace is not planned to sign in to Pulumi ESC',
  },
  {
    what: 'a class that sends the token elsewhere',
    kind: 'SecretProviderClass',
    change: (own) => withParameters(own, { apiUrl: 'https://esc.example' }),
    refusal: 'This namespace is not planned to sign in to Pulumi ESC',
  },
  {
    what: 'a class that spells a parameter in capitals',
    kind: 'SecretProviderClass',
    change: (own) => withParameters(own, { APIURL: 'https://esc.example' }),
    refusal: 'has no other parameters than these',
  },
  {
    what: 'a class of another provider',
    kind: 'SecretProviderClass',
    change: (own) => ({ ...own, spec: { ...objectAt(own, 'spec'), provider: 'vault' } }),
    refusal: 'No SecretProviderClass with this provider is planned',
  },
  {
    what: 'a class in another namespace',
    kind: 'SecretProviderClass',
    change: inDefault,
    refusal: 'No SecretProviderClass with this provider is planned',
  },
  {
    what: 'a pod that overrides parameters of its class',
    kind: 'Pod',
    change: (own) =>
      withVolume(own, { volumeAttributes: { secretProviderClass: 'any', apiUrl: 'https://esc.example' } }),
    refusal: 'has other volumeAttributes than secretProviderClass',
  },
  {
    what: 'a pod that hands the provider a Secret, which it logs',
    kind: 'Pod',
    change: (own) => withVolume(own, { nodePublishSecretRef: { name: 'any' } }),
    refusal: 'has a nodePublishSecretRef',
  },
];

const OPERATOR: readonly Forbidden[] = [
  {
    what: 'an ExternalSecret in another namespace',
    kind: 'ExternalSecret',
    change: inDefault,
    refusal: 'No ExternalSecret is planned in this namespace',
  },
  {
    what: 'a ClusterSecretStore with another name',
    kind: 'ClusterSecretStore',
    change: renamed,
    refusal: 'No ClusterSecretStore with this name is planned',
  },
  {
    what: 'a ClusterSecretStore that is open to every namespace',
    kind: 'ClusterSecretStore',
    change: (own) => ({ ...own, spec: { ...objectAt(own, 'spec'), conditions: [{ namespaceSelector: {} }] } }),
    refusal: 'This ClusterSecretStore is open to every namespace',
  },
  {
    what: 'a SecretStore where none is planned',
    kind: 'ClusterSecretStore',
    change: (own) => inDefault({ ...own, kind: 'SecretStore', spec: { provider: objectAt(own, 'spec').provider } }),
    refusal: 'No SecretStore is planned in this namespace',
  },
];

const FLEETS = [
  { cluster: 'prod', source: 'dist', steps: syncSteps(committed, 'prod'), forbidden: PULUMI },
  {
    cluster: 'prod',
    source: 'examples/one-store-for-two-namespaces.ts',
    steps: syncSteps(render('one-store-for-two-namespaces').tree, 'prod'),
    forbidden: OPERATOR,
  },
];

describe.each(TARGETS)('$target', ({ start }) => {
  const target = whileStarted(start);

  describe.each(FLEETS)('the policies of cluster $cluster of $source', ({ forbidden, steps }) => {
    whileSynced(target, steps);

    test.each(forbidden)('refuse $what', async ({ change, kind, refusal }) => {
      const manifest = change(ownOf(steps, kind));

      const said = await until('a policy is in force', POLICY_SECONDS, async () => {
        const answer = await target().server.tryApply(manifest);
        return answer.refusal;
      });

      expect(said).toContain(refusal);
    });
  });
});

/** The API server looks once a second at which policies there are. */
const POLICY_SECONDS = 15;

/** The first object of a kind that the fleet makes; a pod is made of a workload that mounts a class. */
function ownOf(steps: readonly SyncStep[], kind: string): JsonObject {
  const manifests = steps.flatMap((step) => step.manifests);
  const objects = kind === 'Pod' ? manifests.map(podOf).filter(mountsClass) : manifests;
  const own = objects.find((object) => object?.kind === kind);
  if (own === undefined) throw new Error(`The fleet has no ${kind}.`);
  return own;
}

function mountsClass(pod: JsonObject | undefined): boolean {
  return pod !== undefined && objectsAt(objectAt(pod, 'spec'), 'volumes').some(({ csi }) => csi !== undefined);
}

function renamed(manifest: JsonObject): JsonObject {
  return { ...manifest, metadata: { ...metadataOf(manifest), name: 'by-hand' } };
}

function inDefault(manifest: JsonObject): JsonObject {
  return { ...manifest, metadata: { ...metadataOf(manifest), namespace: 'default' } };
}

function withParameters(manifest: JsonObject, parameters: JsonObject): JsonObject {
  const spec = objectAt(manifest, 'spec');
  return { ...manifest, spec: { ...spec, parameters: { ...objectAt(spec, 'parameters'), ...parameters } } };
}

function withVolume(pod: JsonObject, more: JsonObject): JsonObject {
  const spec = objectAt(pod, 'spec');
  const volumes = objectsAt(spec, 'volumes').map((volume) =>
    volume.csi === undefined ? volume : { ...volume, csi: { ...objectAt(volume, 'csi'), ...more } },
  );
  return { ...pod, spec: { ...spec, volumes } };
}
