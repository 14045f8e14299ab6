import type { PlannedBinding } from '../../lib';
import { render } from './programs';

const { plans } = render('one-app-four-clusters');

/** Each binding's file, delivery and reason, then every other delivery with why it was not taken. */
const IN_WORDS: Readonly<Record<string, readonly string[]>> = {
  plain: [
    '/run/secrets/license/key by csi-files: the container reads a file, and a mounted one never lies in etcd',
    '  possible, copied-csi-files: it runs an init container as root, so it is taken on request only',
    '  possible, external-secret: csi-files serves it better',
    '  possible, csi-synced: csi-files serves it better',
    '/run/secrets/db/password by external-secret: the container reads a file, a mounted one is ruled out, and the operator keeps it in a Secret',
    '  impossible, csi-files: no Reloader of this cluster watches mounted files',
    '  impossible, copied-csi-files: no Reloader of this cluster watches mounted files',
    '  possible, csi-synced: external-secret serves it better',
  ],
  'nothing-in-etcd': [
    '/run/secrets/license/key by csi-files: the container reads a file, and a mounted one never lies in etcd',
    '  possible, copied-csi-files: it runs an init container as root, so it is taken on request only',
    "  impossible, external-secret: the cluster's policy forbids Kubernetes Secrets",
    "  impossible, csi-synced: the cluster's policy forbids Kubernetes Secrets",
    '/run/secrets/db/password by csi-files: the container reads a file, and a mounted one never lies in etcd',
    '  possible, copied-csi-files: it runs an init container as root, so it is taken on request only',
    "  impossible, external-secret: the cluster's policy forbids Kubernetes Secrets",
    "  impossible, csi-synced: the cluster's policy forbids Kubernetes Secrets",
  ],
  'no-operator': [
    '/run/secrets/license/key by csi-files: the container reads a file, and a mounted one never lies in etcd',
    '  possible, copied-csi-files: it runs an init container as root, so it is taken on request only',
    "  impossible, external-secret: the cluster's program says that it has no External Secrets Operator",
    '  possible, csi-synced: csi-files serves it better',
    '/run/secrets/db/password by csi-synced: the container reads a file that it can read from a Secret only, and no operator keeps a Secret for it',
    '  impossible, csi-files: no Reloader of this cluster watches mounted files',
    '  impossible, copied-csi-files: no Reloader of this cluster watches mounted files',
    "  impossible, external-secret: the cluster's program says that it has no External Secrets Operator",
  ],
  'no-driver': [
    '/run/secrets/license/key by external-secret: the container reads a file, a mounted one is ruled out, and the operator keeps it in a Secret',
    "  impossible, csi-files: the cluster's program says that it has no Secrets Store CSI Driver",
    "  impossible, copied-csi-files: the cluster's program says that it has no Secrets Store CSI Driver",
    "  impossible, csi-synced: the cluster's program says that it has no Secrets Store CSI Driver",
    '/run/secrets/db/password by external-secret: the container reads a file, a mounted one is ruled out, and the operator keeps it in a Secret',
    "  impossible, csi-files: the cluster's program says that it has no Secrets Store CSI Driver",
    "  impossible, copied-csi-files: the cluster's program says that it has no Secrets Store CSI Driver",
    "  impossible, csi-synced: the cluster's program says that it has no Secrets Store CSI Driver",
  ],
};

test.each(Object.entries(IN_WORDS))('cluster %s says what it takes, and why nothing else', (cluster, words) => {
  expect(inWords(cluster)).toEqual(words);
});

test('the app has another plan on each of the four clusters', () => {
  const deliveries = plans.map(({ bindings }) => bindings.map(({ delivery }) => delivery).join());

  expect(new Set(deliveries).size).toBe(4);
});

test('it is the same app on each of them', () => {
  const needs = plans.map(({ bindings }) => bindings.map(({ property, target }) => ({ property, target })));

  expect(needs).toEqual(plans.map(() => needs[0]));
});

function inWords(cluster: string): string[] {
  const bindings = plans.find((plan) => plan.cluster === cluster)?.bindings ?? [];
  return bindings.flatMap((binding) => [
    `${fileOf(binding)} by ${binding.delivery}: ${binding.reason}`,
    ...binding.ruledOut.map(
      ({ cause, delivery, impossible }) => `  ${impossible ? 'impossible' : 'possible'}, ${delivery}: ${cause}`,
    ),
  ]);
}

function fileOf({ target }: PlannedBinding): string {
  return 'file' in target ? target.file : '';
}
