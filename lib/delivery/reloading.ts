import { ApiObject } from 'cdk8s';
import type { AbstractPod } from 'cdk8s-plus-30';
import { byCodeUnit } from '../core/compare.ts';
import { RELOADER } from '../upstream/reloader.ts';
import { classNameOf } from './csi-class.ts';
import type { Planned } from './plan/plan-binding.ts';
import { needsRestart } from './rotation.ts';

/** Tells Stakater Reloader to restart a workload when one of these values changes. */
export function restartOnChange(workload: AbstractPod, planned: readonly Planned[]): void {
  const followed = planned.filter(({ data }) => needsRestart(workload.kind, data.onChange));
  const secrets = followed.flatMap(({ data }) => (data.secret ? [data.secret.name] : []));
  const classes = followed.filter(({ data }) => data.secret === undefined).map(classNameOf);
  annotate(workload, RELOADER.secretAnnotation, secrets);
  annotate(workload, RELOADER.classAnnotation, classes);
}

/** Reloader takes each name for a regular expression and anchors it. What the workload names itself stays. */
function annotate(workload: AbstractPod, annotation: string, names: readonly string[]): void {
  if (names.length === 0) return;
  const { metadata } = ApiObject.of(workload);
  const own = (metadata.toJson() as { annotations?: Record<string, string> } | undefined)?.annotations?.[annotation];
  const patterns = [...(own?.split(',') ?? []), ...names.map((name) => name.replaceAll('.', '\\.'))];
  metadata.addAnnotation(annotation, [...new Set(patterns)].sort(byCodeUnit).join(','));
}
