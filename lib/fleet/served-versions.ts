import { KubernetesVersion } from '../core/kubernetes-version.ts';
import type { ServedVersions } from '../rules/rule.ts';
import { EXTERNAL_SECRETS_VERSIONS } from '../upstream/custom-kinds.ts';
import { EXTERNAL_SECRETS_OPERATOR } from '../upstream/external-secrets-operator.ts';
import {
  KUBERNETES_CHANGING_KINDS,
  KUBERNETES_GONE_KINDS,
  KUBERNETES_V1_KINDS,
  type ServedSince,
} from '../upstream/kubernetes-api-versions.ts';
import type { Cluster } from './cluster.ts';

/** The versions that a cluster serves, of the built-in kinds and of those of the operator that the fleet pins. */
export function servedVersions({ kubernetes, props }: Cluster): ReadonlyMap<string, ServedVersions> {
  const operator = props.externalSecretsOperator;
  return new Map([...builtIn(kubernetes), ...(operator === undefined || operator.install ? ofOperator() : [])]);
}

type Entry = readonly [kind: string, served: ServedVersions];

function builtIn(kubernetes: KubernetesVersion): readonly Entry[] {
  const by = `Kubernetes ${kubernetes}`;
  return [
    ...Object.entries(KUBERNETES_V1_KINDS).flatMap(([group, kinds]) =>
      kinds.map((kind): Entry => [`${group}/${kind}`, { by, apiVersions: [`${group}/v1`] }]),
    ),
    ...Object.entries(KUBERNETES_CHANGING_KINDS).map(([kind, versions]): Entry => {
      const served = Object.entries(versions).filter(([, range]) => isServed(range, kubernetes));
      return [kind, { by, apiVersions: served.map(([version]) => `${groupOf(kind)}/${version}`) }];
    }),
    ...Object.entries(KUBERNETES_GONE_KINDS).map(
      ([kind, successor]): Entry => [kind, { by, apiVersions: [], successor }],
    ),
  ];
}

function isServed({ since, until }: ServedSince, kubernetes: KubernetesVersion): boolean {
  return (
    kubernetes.isAtLeast(KubernetesVersion.parse(since)) &&
    (until === undefined || !kubernetes.isAtLeast(KubernetesVersion.parse(until)))
  );
}

function ofOperator(): readonly Entry[] {
  const by = `External Secrets Operator ${EXTERNAL_SECRETS_OPERATOR.version}`;
  return Object.entries(EXTERNAL_SECRETS_VERSIONS).map(([kind, version]) => [
    kind,
    { by, apiVersions: [`${groupOf(kind)}/${version}`] },
  ]);
}

function groupOf(kind: string): string {
  return kind.slice(0, kind.indexOf('/'));
}
