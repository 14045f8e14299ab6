import { Cron } from 'cdk8s';
import * as kplus from 'cdk8s-plus-30';
import type { Unit } from '../../../lib';
import type { ContainerProgram, WorkloadProgram } from './program';

/** The workload that a program describes, without its bindings. */
export function buildWorkload(
  unit: Unit,
  id: string,
  program: WorkloadProgram,
  serviceAccount: kplus.IServiceAccount | undefined,
): kplus.AbstractPod {
  const { annotations, kind, labels, name, replicas } = program;
  const pod: kplus.AbstractPodProps = {
    serviceAccount,
    securityContext: { fsGroup: program.fsGroup, ensureNonRoot: program.nonRoot ?? false },
  };
  const props: kplus.WorkloadProps = {
    ...pod,
    metadata: { name, labels, annotations },
    podMetadata: { annotations: program.podAnnotations },
  };
  const workload = {
    Deployment: () => new kplus.Deployment(unit, id, { ...props, replicas }),
    StatefulSet: () => new kplus.StatefulSet(unit, id, { ...props, replicas, service: serviceOf(unit, id) }),
    DaemonSet: () => new kplus.DaemonSet(unit, id, props),
    Job: () => new kplus.Job(unit, id, props),
    CronJob: () => new kplus.CronJob(unit, id, { ...props, schedule: Cron.hourly() }),
    Pod: () => new kplus.Pod(unit, id, { ...pod, metadata: { name, labels, annotations } }),
  }[kind]();
  program.containers.forEach((container, index) => {
    workload.addContainer(containerOf(unit, `${id}-scratch-${index}`, container));
  });
  program.initContainers.forEach((container, index) => {
    workload.addInitContainer(containerOf(unit, `${id}-initial-scratch-${index}`, container));
  });
  return workload;
}

function serviceOf(unit: Unit, id: string): kplus.Service {
  return new kplus.Service(unit, `${id}-service`, { clusterIP: 'None', ports: [{ port: 8080 }] });
}

function containerOf(unit: Unit, volumeId: string, program: ContainerProgram): kplus.ContainerProps {
  const { image, name, port, scratch, variables } = program;
  const volume = () => kplus.Volume.fromEmptyDir(unit, volumeId, volumeId, { medium: kplus.EmptyDirMedium.MEMORY });
  return {
    name,
    image,
    portNumber: port,
    envVariables: Object.fromEntries(
      Object.entries(variables).map(([variable, value]) => [variable, kplus.EnvValue.fromValue(value)]),
    ),
    volumeMounts: scratch === undefined ? [] : [{ path: scratch, volume: volume() }],
    resources: {},
    securityContext: securityContextOf(program),
  };
}

function securityContextOf({ hardened, user }: ContainerProgram): kplus.ContainerSecurityContextProps {
  return {
    user: { root: 0, other: 10_001, unsaid: undefined }[user],
    ensureNonRoot: user !== 'root',
    ...(hardened && {
      capabilities: { drop: [kplus.Capability.ALL] },
      seccompProfile: { type: kplus.SeccompProfileType.RUNTIME_DEFAULT },
    }),
  };
}
