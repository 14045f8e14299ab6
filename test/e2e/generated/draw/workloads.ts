import fc, { type Arbitrary } from 'fast-check';
import type { ContainerProgram, WorkloadKind, WorkloadProgram } from '../program';
import { binding } from './bindings';
import { dnsLabel, dnsSubdomain } from './names';
import { few, maybe, type Reach } from './reach';
import { annotations, labels, variables } from './texts';

/** A workload of any kind with what its containers need. */
export function workload(reach: Reach): Arbitrary<WorkloadProgram> {
  return fc.oneof(...KINDS.map(({ kind, longestName }) => ofKind(reach, kind, longestName)));
}

const KINDS: readonly { readonly kind: WorkloadKind; readonly longestName: number }[] = [
  { kind: 'Deployment', longestName: 253 },
  { kind: 'StatefulSet', longestName: 52 },
  { kind: 'DaemonSet', longestName: 253 },
  { kind: 'Job', longestName: 63 },
  { kind: 'CronJob', longestName: 52 },
  { kind: 'Pod', longestName: 253 },
];

function ofKind(reach: Reach, kind: WorkloadKind, longestName: number): Arbitrary<WorkloadProgram> {
  return fc
    .record({
      kind: fc.constant(kind),
      name: kind === 'StatefulSet' ? dnsLabel(reach, longestName) : dnsSubdomain(reach, longestName),
      labels: labels(reach),
      annotations: annotations(reach),
      podAnnotations: annotations(reach),
      replicas: fc.constantFrom(1, 2, 0),
      runsAsAccount: fc.oneof(
        { weight: 19, arbitrary: fc.constant(true) },
        { weight: 1, arbitrary: fc.constant(false) },
      ),
      fsGroup: maybe(fc.constantFrom(0, 2000)),
      nonRoot: maybe(fc.constant(true), 2),
      containers: few(container(reach), ({ name }) => name, 2, 8),
      initContainers: fc.oneof(
        { weight: 3, arbitrary: fc.constant([]) },
        { weight: 1, arbitrary: few(initContainer(reach), ({ name }) => name, 2, 4) },
      ),
      bindings: few(binding(reach), ({ id }) => id, 3, 60),
    })
    .map(asItCanBe);
}

function container(reach: Reach): Arbitrary<ContainerProgram> {
  return fc.record({
    name: dnsLabel(reach),
    image: fc.constantFrom('registry.acme.example/shop/app:1.2.3', `app@sha256:${'0'.repeat(64)}`, 'app'),
    user: fc.constantFrom('root', 'root', 'other', 'unsaid'),
    hardened: fc.boolean(),
    variables,
    scratch: maybe(fc.constantFrom('/tmp', '/run/secrets', '/run/secrets/app/keys')),
    port: maybe(fc.constantFrom(8080, 1, 65_535)),
  });
}

/** Without a port: cdk8s-plus-30 2.4.10 would probe it, which the API server refuses of an initial container. */
function initContainer(reach: Reach): Arbitrary<ContainerProgram> {
  return container(reach).map(({ port: _, ...program }) => program);
}

/** Names of containers are unique in a pod; nobody restarts a pod that no controller made. */
function asItCanBe(program: WorkloadProgram): WorkloadProgram {
  const taken = new Set(program.containers.map(({ name }) => name));
  return {
    ...program,
    initContainers: program.initContainers.filter(({ name }) => !taken.has(name)),
    bindings: program.bindings.map(({ rotation, ...rest }) => (program.kind === 'Pod' ? rest : { ...rest, rotation })),
  };
}
