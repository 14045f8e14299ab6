import { isJsonObject } from '../core/json.ts';
import type { OperatorComponent } from '../platform/external-secrets-operator/component.ts';
import type { ExternalSecretsOperatorProps, OperatorReplicas } from '../platform/external-secrets-operator/props.ts';
import type { ExternalSecretsGenerator, ExternalSecretsReconciler } from '../platform/external-secrets-operator/use.ts';
import type { Manifest } from '../platform/manifest.ts';
import {
  EXTERNAL_SECRETS_GENERATORS as GENERATORS,
  EXTERNAL_SECRETS_GENERATORS_GROUP as GENERATORS_GROUP,
  EXTERNAL_SECRETS_RECONCILERS as RECONCILERS,
  EXTERNAL_SECRETS_OPERATOR as UPSTREAM,
} from '../upstream/external-secrets-operator.ts';
import { type Fields, fieldsOf } from './fields.ts';
import { digestOf, jsonAt, registryOf, unlessDefault } from './rendered-options.ts';

/** What the operator is for in a comparison: the chart names nothing, because its ClusterRole is for everything. */
export const COMPARED_USE = {
  writes: [{ namespace: 'target-namespace', names: ['target-secret'] }],
  reads: [
    { namespace: 'target-namespace', name: 'store-credential' },
    { namespace: 'target-namespace', name: 'store-ca', kind: 'ConfigMap' },
  ],
  serviceAccounts: [{ namespace: 'target-namespace', name: 'store-account' }],
} as const satisfies ExternalSecretsOperatorProps;

/** Everything that upstream's chart serves by default. */
export const ALL_RECONCILERS = Object.keys(RECONCILERS) as ExternalSecretsReconciler[];
export const ALL_GENERATORS = Object.keys(GENERATORS) as ExternalSecretsGenerator[];

/** The options that a rendering of the chart was made with, besides {@link COMPARED_USE}. */
export type InferredOperatorProps = Omit<ExternalSecretsOperatorProps, 'writes'>;

const POD = 'spec.template.spec';
const CONTAINER = `${POD}.containers[${UPSTREAM.containers.controller}]`;

/** Reads the options from a rendering, those at our defaults left out. */
export function inferOperatorProps(objects: readonly Manifest[]): InferredOperatorProps {
  const controller = deploymentOf('controller', objects);
  const fields: Fields = controller ? fieldsOf(controller) : new Map();
  const text = (field: string) => fields.get(field)?.toString();
  const flag = (name: string) => text(`${CONTAINER}.args[${name}]`);
  const image = text(`${CONTAINER}.image`);
  return {
    reconcilers: ALL_RECONCILERS.filter((reconciler) => flag(RECONCILERS[reconciler].flag) !== 'false'),
    generators: readGenerators(objects),
    namespace: unlessDefault(controller?.metadata.namespace, UPSTREAM.namespace),
    controllerClass: flag('--controller-class'),
    concurrent: unlessDefault(Number(flag('--concurrent') ?? 1), 1),
    logLevel: unlessDefault(flag('--loglevel') as InferredOperatorProps['logLevel'], 'info'),
    replicas: replicasIn(objects),
    webhookFailurePolicy: objects.some(({ webhooks }) => allIgnore(webhooks)) ? 'Ignore' : undefined,
    aggregatedRoles: unlessDefault(
      objects.some(({ metadata }) => metadata.name === `${UPSTREAM.instance}-view`),
      true,
    ),
    imageRegistry: registryOf(image, UPSTREAM.image),
    imageDigest: digestOf(image),
    priorityClassName: text(`${POD}.priorityClassName`),
    tolerations: controller && tolerationsOf(controller),
  };
}

/** The Deployment of a component. */
export function deploymentOf(component: OperatorComponent, objects: readonly Manifest[]): Manifest | undefined {
  const name = UPSTREAM.names[component];
  return objects.find(({ kind, metadata }) => kind === 'Deployment' && metadata.name === name);
}

function readGenerators(objects: readonly Manifest[]): readonly ExternalSecretsGenerator[] {
  const role = objects.find(
    ({ kind, metadata }) => kind === 'ClusterRole' && metadata.name === UPSTREAM.controllerRole,
  );
  const fields: Fields = role ? fieldsOf(role) : new Map();
  return ALL_GENERATORS.filter((kind) => fields.has(`rules[${GENERATORS_GROUP}/${GENERATORS[kind]}].verbs[get]`));
}

function replicasIn(objects: readonly Manifest[]): OperatorReplicas | undefined {
  const of = (component: OperatorComponent) => {
    const replicas = jsonAt(deploymentOf(component, objects), 'spec', 'replicas');
    return typeof replicas === 'number' ? unlessDefault(replicas, 1) : undefined;
  };
  const replicas = { controller: of('controller'), webhook: of('webhook'), certController: of('certController') };
  return unlessDefault<OperatorReplicas>(replicas, {});
}

function allIgnore(webhooks: Manifest['webhooks']): boolean {
  if (!Array.isArray(webhooks)) return false;
  return webhooks.every((webhook) => isJsonObject(webhook) && webhook.failurePolicy === 'Ignore');
}

function tolerationsOf(deployment: Manifest): InferredOperatorProps['tolerations'] {
  return jsonAt(deployment, 'spec', 'template', 'spec', 'tolerations') as InferredOperatorProps['tolerations'];
}
