import fc, { type Arbitrary } from 'fast-check';
import type { ClusterProgram, ContainerProgram, FleetProgram, UnitProgram } from '../program';
import { delivery } from './bindings';
import { dnsLabel } from './names';
import { few, maybe, type Reach } from './reach';
import { type Family, store } from './stores';
import { labels } from './texts';
import { workload } from './workloads';

/**
 * A fleet's program: in three of five everything that is written is legal by itself.
 *
 * @param versions Versions of Kubernetes that its clusters may claim.
 */
export function fleetProgram(versions: readonly string[]): Arbitrary<FleetProgram> {
  return fc.oneof(
    { weight: 3, arbitrary: fleetOf('legal', versions) },
    { weight: 2, arbitrary: fleetOf('beyond', versions) },
  );
}

function fleetOf(reach: Reach, versions: readonly string[]): Arbitrary<FleetProgram> {
  const one = fc.oneof(
    { weight: 9, arbitrary: cluster(reach, versions, 'pulumi') },
    { weight: 9, arbitrary: cluster(reach, versions, 'clouds') },
    { weight: 1, arbitrary: cluster(reach, versions, 'any') },
  );
  return fc.record({
    clusters: fc.oneof(
      { weight: 6, arbitrary: fc.tuple(one) },
      { weight: 1, arbitrary: fc.uniqueArray(one, { minLength: 2, maxLength: 3, selector: ({ name }) => name }) },
    ),
  });
}

function cluster(reach: Reach, versions: readonly string[], family: Family): Arbitrary<ClusterProgram> {
  const drawn: Arbitrary<ClusterProgram> = fc.record({
    name: dnsLabel(reach),
    kubernetes: fc.constantFrom(...versions),
    engine: fc.constantFrom('argo-cd', 'flux'),
    kubernetesSecrets: maybe(fc.constantFrom('allowed', 'forbidden'), 24),
    podSecurity: maybe(fc.constantFrom('baseline', 'privileged', 'restricted')),
    unpinnedImages: maybe(fc.constantFrom('warning', 'error'), 30),
    driver: maybe(fc.constantFrom('installed', 'installed', 'elsewhere-with-sync', 'elsewhere-with-sync', 'elsewhere')),
    driverName: maybe(fc.constantFrom('second.csi.acme.example', `${'d'.repeat(55)}.example`), 12),
    providersElsewhere: fc.subarray(['aws', 'azure', 'gcp', 'pulumi', 'vault'], { maxLength: 2 }),
    operator: maybe(fc.constantFrom('installed', 'helm-chart', 'elsewhere')),
    absent: maybe(fc.constantFrom('driver', 'operator'), 24),
    guardrails: maybe(fc.constantFrom('deny', 'audit', 'off')),
    networkPolicies: maybe(fc.boolean()),
    reloader: fc.constantFrom('mounts-too', 'mounts-too', 'mounts-too', 'secrets', undefined),
    delivery: maybe(delivery(reach), 60),
    existingNamespaces: maybe(dnsLabel(reach), 8).map((name) => (name === undefined ? [] : [name])),
    units: few(unit(reach, family), ({ name }) => name, 2, 20),
  });
  return reach === 'legal' ? drawn.map(asItsLevelAsks) : drawn;
}

/** Under `restricted` every pod asks for no more than it has. */
function asItsLevelAsks(program: ClusterProgram): ClusterProgram {
  if (program.podSecurity !== 'restricted') return program;
  const hardened = (container: ContainerProgram): ContainerProgram => ({ ...container, hardened: true, user: 'other' });
  const units = program.units.map((unit) => ({
    ...unit,
    workloads: unit.workloads.map((workload) => ({
      ...workload,
      nonRoot: true,
      containers: workload.containers.map(hardened),
      initContainers: workload.initContainers.map(hardened),
    })),
  }));
  return { ...program, units };
}

function unit(reach: Reach, family: Family): Arbitrary<UnitProgram> {
  return fc.record({
    name: dnsLabel(reach),
    namespace: fc.oneof(
      { weight: 1, arbitrary: fc.constantFrom('default', 'shop') },
      { weight: 3, arbitrary: dnsLabel(reach) },
    ),
    labels: labels(reach),
    delivery: maybe(delivery(reach), 60),
    waits: fc.boolean(),
    sharesStores: maybe(fc.constant(true), 12).map((shares) => shares ?? false),
    stores: few(store(reach, family), ({ account }) => account, 2, 8),
    workloads: few(workload(reach), ({ name }) => name, 2, 8),
  });
}
