import { App, Chart } from 'cdk8s';
import { type AbstractPod, type ContainerProps, Deployment, type DeploymentProps } from 'cdk8s-plus-30';
import type { Construct } from 'constructs';
import type { JsonObject } from '../../lib/core/json';
import { identityOf, objectAt, podSpecOf } from '../../lib/core/manifest';
import { findingsOf } from '../../lib/core/report-finding';
import { Binding, type BindingOptions } from '../../lib/delivery/binding';
import { deliverBindings } from '../../lib/delivery/deliver';
import type { Property } from '../../lib/stores/store';
import { environment } from './environment';

/** A container that may read what the Pulumi ESC CSI provider 0.1.1 mounts. */
export const ROOT_CONTAINER: ContainerProps = {
  name: 'app',
  image: 'app:1',
  securityContext: { user: 0, ensureNonRoot: false },
};

/** A chart of namespace `shop` in a plain App. */
export function shop(): Chart {
  return new Chart(new App(), 'shop', { namespace: 'shop', disableResourceNameHashes: true });
}

/** A Deployment `app` with {@link ROOT_CONTAINER}, in a {@link shop} of its own. */
export function app(props: Partial<DeploymentProps> = {}, scope: Construct = shop()): Deployment {
  return new Deployment(scope, 'app', { metadata: { name: 'app' }, containers: [ROOT_CONTAINER], ...props });
}

/** Binds property `db.password` as a file. */
export function bind(
  workload: AbstractPod,
  id: string,
  file: string,
  props: BindingOptions & { readonly property?: Property } = {},
): Binding {
  return new Binding(workload, id, { property: environment().property('db.password'), file, ...props });
}

/** `code severity path` of everything that is reported below a workload once it is delivered. */
export function findingsOn(workload: AbstractPod): readonly string[] {
  return problemsOn(workload).map(({ code, severity, path }) => `${code} ${severity} ${path}`);
}

/** Everything that is reported below a workload once it is delivered, notes apart. */
export function problemsOn(workload: AbstractPod) {
  deliverBindings(workload.node.root);
  return workload.node
    .findAll()
    .flatMap(findingsOf)
    .filter(({ severity }) => severity !== 'note');
}

/** The objects of a workload's chart. */
export function manifestsOf(workload: Construct): readonly JsonObject[] {
  return Chart.of(workload).toJson();
}

/** The first pod of a workload's chart. */
export function podOf(workload: Construct): JsonObject {
  const pod = manifestsOf(workload)
    .map((manifest) => podSpecOf(manifest, identityOf(manifest)))
    .find((spec) => spec !== undefined);
  if (pod === undefined) throw new Error('the chart holds no pod');
  return pod;
}

/** `namespace/name` of each SecretProviderClass of a workload's chart. */
export function classesOf(workload: Construct): readonly string[] {
  return manifestsOf(workload)
    .filter((manifest) => identityOf(manifest).kind === 'SecretProviderClass')
    .map((manifest) => objectAt(manifest, 'metadata'))
    .map(({ namespace, name }) => `${namespace}/${name}`);
}

/** `path volume [subPath]` of each mount of a container; by default the first. */
export function mountsOf(pod: JsonObject, list: 'containers' | 'initContainers' = 'containers', index = 0) {
  const containers = pod[list] as readonly { readonly volumeMounts?: readonly Mount[] }[] | undefined;
  const mounts = containers?.[index]?.volumeMounts ?? [];
  return mounts.map(({ mountPath, name, subPath }) => [mountPath, name, ...(subPath ? [subPath] : [])].join(' '));
}

interface Mount {
  readonly mountPath: string;
  readonly name: string;
  readonly subPath?: string;
}
