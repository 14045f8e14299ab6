import { objectAt } from '../core/manifest.ts';
import type { ClusterView } from './cluster-view.ts';
import { once } from './once.ts';
import type { RenderedObject } from './rule.ts';

/** Says why a workload may have no pods, as a clause; undefined where it has some all the time. */
export function restOf(cluster: ClusterView): (workload: RenderedObject) => string | undefined {
  const scaledToZero = once(() => new Set(ZERO_SCALERS.flatMap((scaler) => targetsOf(scaler, cluster))));
  return (workload) => {
    const { kind } = workload.identity;
    if (kind === 'CronJob') return 'runs by the clock';
    if (kind === 'Job') return 'runs to its end';
    if (objectAt(workload.manifest, 'spec').replicas === 0) return 'has 0 replicas';
    return scaledToZero().has(keyOf(workload, kind, workload.identity.name)) ? 'is scaled down to 0' : undefined;
  };
}

interface ZeroScaler {
  readonly group: string;
  readonly kind: string;
  /** Field with the least number of replicas, and what it is by default. */
  readonly least: string;
  readonly byDefault: number;
}

/** What may scale to 0: Kubernetes's own autoscaler (feature HPAScaleToZero) where it is told to, KEDA (2.18) unless told not to. */
const ZERO_SCALERS: readonly ZeroScaler[] = [
  { group: 'autoscaling', kind: 'HorizontalPodAutoscaler', least: 'minReplicas', byDefault: 1 },
  { group: 'keda.sh', kind: 'ScaledObject', least: 'minReplicaCount', byDefault: 0 },
];

function targetsOf({ byDefault, group, kind, least }: ZeroScaler, cluster: ClusterView): readonly string[] {
  return cluster.ofKind(group, kind).flatMap((scaler) => {
    const spec = objectAt(scaler.manifest, 'spec');
    const target = objectAt(spec, 'scaleTargetRef');
    const targetKind = String(target.kind ?? 'Deployment');
    return (spec[least] ?? byDefault) === 0 ? [keyOf(scaler, targetKind, String(target.name))] : [];
  });
}

function keyOf({ identity }: RenderedObject, kind: string, name: string): string {
  return `${identity.namespace} ${kind} ${name}`;
}
