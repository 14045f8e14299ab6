import { type AbstractPod, type Container, Deployment, StatefulSet } from 'cdk8s-plus-30';
import { runsAsProblem } from '../../identity/runs-as.ts';
import { isUnavailable, type Unavailable } from '../../stores/store.ts';
import type { Binding } from '../binding.ts';
import { whyUnprivileged } from '../file-readability.ts';
import { type Terms, termsOf } from '../terms.ts';
import type { Circumstances, CsiCircumstances, OperatorCircumstances, WorkloadCircumstances } from './circumstances.ts';
import { refreshSecondsOf } from './refresh.ts';

/** Reads everything that decides a binding's delivery off the constructs. */
export function circumstancesOf(binding: Binding, container: Container): Circumstances {
  const { props, workload } = binding;
  const terms = termsOf(binding);
  return {
    target: props.file === undefined ? (props.variable === undefined ? 'variables' : 'variable') : 'file',
    onChange: props.rotation?.onChange,
    refreshSeconds: refreshSecondsOf(binding),
    workload: workloadOf(workload, container),
    kubernetesSecrets: terms.kubernetesSecrets,
    csi: csiOf(binding, terms),
    operator: operatorOf(binding, terms),
    reloader: terms.reloader,
  };
}

function workloadOf(workload: AbstractPod, container: Container): WorkloadCircumstances {
  const { kind } = workload;
  const isScaled = workload instanceof Deployment || workload instanceof StatefulSet;
  const pods = isScaled && !workload.hasAutoscaler ? (workload.replicas ?? defaultReplicas(workload)) : 1;
  return {
    kind,
    pods,
    comesAndGoes: kind === 'CronJob' || kind === 'Job' || pods === 0 || (isScaled && workload.hasAutoscaler),
    unprivileged: whyUnprivileged(workload, container),
  };
}

/** What cdk8s-plus-30 2.4.10 writes where the program says nothing. */
function defaultReplicas(workload: Deployment | StatefulSet): number {
  return workload instanceof Deployment ? 2 : 1;
}

function csiOf(binding: Binding, { driver }: Terms): CsiCircumstances | Unavailable {
  const { property } = binding.props;
  const { csi } = property.store;
  if (isUnavailable(driver)) return driver;
  if (isUnavailable(csi)) return csi;
  if (isUnavailable(property.csiObject)) return property.csiObject;
  const stranger = csi.identity && runsAsProblem(binding.workload, csi.identity);
  return stranger ? { unavailable: stranger } : { profile: csi.profile, syncsSecrets: driver.syncsSecrets };
}

function operatorOf(binding: Binding, { operator }: Terms): OperatorCircumstances | Unavailable {
  const { property } = binding.props;
  const { externalSecrets } = property.store;
  if (isUnavailable(operator)) return operator;
  if (isUnavailable(externalSecrets)) return externalSecrets;
  return isUnavailable(property.remoteRef) ? property.remoteRef : { profile: externalSecrets.profile };
}
