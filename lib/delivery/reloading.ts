import { ApiObject } from 'cdk8s';
import type { AbstractPod } from 'cdk8s-plus-30';
import { byCodeUnit } from '../core/compare';
import { RELOADER } from '../upstream/reloader';
import { classNameOf } from './csi-class';
import type { Planned } from './plan/plan-binding';

/** Kinds that read a new value at their next run. */
const RUNS_TO_ITS_END: ReadonlySet<string> = new Set(['CronJob', 'Job', 'Pod']);

/** Tells Stakater Reloader to restart a workload when one of these values changes. */
export function restartOnChange(workload: AbstractPod, planned: readonly Planned[]): void {
  if (RUNS_TO_ITS_END.has(workload.kind)) return;
  const followed = planned.filter(({ data }) => data.onChange === 'restart');
  const secrets = followed.flatMap(({ data }) => (data.secret ? [data.secret.name] : []));
  const classes = followed.filter(({ data }) => data.secret === undefined).map(classNameOf);
  annotate(workload, RELOADER.secretAnnotation, secrets);
  annotate(workload, RELOADER.classAnnotation, classes);
}

/** Reloader takes each name for a regular expression and anchors it. */
function annotate(workload: AbstractPod, annotation: string, names: readonly string[]): void {
  if (names.length === 0) return;
  const patterns = [...new Set(names)].sort(byCodeUnit).map((name) => name.replaceAll('.', '\\.'));
  ApiObject.of(workload).metadata.addAnnotation(annotation, patterns.join(','));
}
