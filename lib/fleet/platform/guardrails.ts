import type { ApiObject } from 'cdk8s';
import { isJsonObject, type JsonObject } from '../../core/json.ts';
import { kindKey, objectAt, objectsAt } from '../../core/manifest.ts';
import { SecretProviderClass } from '../../delivery/secret-provider-class.ts';
import { AdmissionGuardrails } from '../../platform/guardrails/admission-guardrails.ts';
import type {
  AdmissionGuardrailsProps,
  PlannedClassNamespace,
  PlannedClusterStore,
  PlannedPulumiClass,
} from '../../platform/guardrails/props.ts';
import { CUSTOM_KINDS } from '../../upstream/custom-kinds.ts';
import { PULUMI_ESC_CSI_PROVIDER_0_1_1 } from '../../upstream/pulumi-esc-csi-provider.ts';
import type { Driver } from '../choice.ts';
import type { Cluster } from '../cluster.ts';
import { GUARDRAILS_UNIT, unitIn } from './units.ts';

/** Holds the cluster to the custom resources that it has, those that people wrote by hand included. */
export function addGuardrails(cluster: Cluster, objects: readonly ApiObject[], driver: Driver): void {
  const guardrails = enforcementOf(cluster);
  if (guardrails === 'off') return;
  const byKind = new CustomObjects(objects);
  if (byKind.isEmpty) return;
  new AdmissionGuardrails(unitIn(cluster, GUARDRAILS_UNIT), GUARDRAILS_UNIT, {
    enforcement: guardrails,
    driverNames: [driver.driverName],
    ...classPins(byKind.classes()),
    ...storesOf(byKind),
  });
}

/** What others brought to the cluster, others may use as well. */
function enforcementOf({ props }: Cluster): 'deny' | 'audit' | 'off' {
  const { driver, externalSecretsOperator: operator, guardrails } = props;
  const isShared = [driver, operator].some((one) => one && one.install === undefined && one.unavailable === undefined);
  return guardrails ?? (isShared ? 'audit' : 'deny');
}

/** Custom resources of a cluster by their kinds. */
class CustomObjects {
  private readonly byKind = new Map<string, ApiObject[]>();

  constructor(objects: readonly ApiObject[]) {
    const kinds = new Set<string>(Object.values(CUSTOM_KINDS));
    for (const object of objects) {
      const kind = kindKey({ group: object.apiGroup, kind: object.kind });
      if (!kinds.has(kind)) continue;
      const known = this.byKind.get(kind);
      if (known) known.push(object);
      else this.byKind.set(kind, [object]);
    }
    this.byKind.delete(CUSTOM_KINDS.sealedSecret);
    this.byKind.delete(CUSTOM_KINDS.pushSecret);
  }

  get isEmpty(): boolean {
    return this.byKind.size === 0;
  }

  manifests(kind: string): readonly JsonObject[] {
    return (this.byKind.get(kind) ?? []).map((object) => object.toJson() as JsonObject);
  }

  /** Of the fleet's own classes, what they were made of; rendering them takes time, and there are many. */
  classes(): readonly DescribedClass[] {
    return (this.byKind.get(CUSTOM_KINDS.secretProviderClass) ?? []).map((object) =>
      object.node.scope instanceof SecretProviderClass
        ? object.node.scope
        : describeClass(object.toJson() as JsonObject),
    );
  }

  namespaces(kind: string): readonly string[] {
    return [...new Set((this.byKind.get(kind) ?? []).flatMap(({ metadata }) => metadata.namespace ?? []))];
  }

  has(kind: string): boolean {
    return this.byKind.has(kind);
  }
}

/** What the policies look at in a class. */
type DescribedClass = Pick<SecretProviderClass, 'namespace' | 'provider'> & { readonly parameters: JsonObject };

function describeClass(manifest: JsonObject): DescribedClass {
  const spec = objectAt(manifest, 'spec');
  return {
    namespace: String(objectAt(manifest, 'metadata').namespace),
    provider: String(spec.provider),
    parameters: objectAt(spec, 'parameters'),
  };
}

function classPins(
  classes: readonly DescribedClass[],
): Pick<AdmissionGuardrailsProps, 'classNamespaces' | 'pulumiClasses'> {
  if (classes.length === 0) return {};
  return {
    classNamespaces: classes.map(
      ({ namespace, provider }): PlannedClassNamespace => ({ namespace, providers: [provider] }),
    ),
    pulumiClasses: classes
      .filter(({ provider }) => provider === PULUMI_ESC_CSI_PROVIDER_0_1_1.provider)
      .map(({ namespace, parameters }): PlannedPulumiClass => pulumiClass(namespace, parameters)),
  };
}

function pulumiClass(
  namespace: string,
  { apiUrl, authSecretName, authSecretNamespace }: JsonObject,
): PlannedPulumiClass {
  return {
    namespace,
    authSecretName: String(authSecretName),
    authSecretNamespace: String(authSecretNamespace),
    ...(apiUrl === undefined ? {} : { apiUrl: String(apiUrl) }),
  };
}

/** Nothing is said of namespaces that a ClusterExternalSecret selects: only the API server knows them. */
function storesOf(objects: CustomObjects): Partial<AdmissionGuardrailsProps> {
  const isUsed = [CUSTOM_KINDS.secretStore, CUSTOM_KINDS.clusterSecretStore, CUSTOM_KINDS.externalSecret].some((kind) =>
    objects.has(kind),
  );
  if (!isUsed) return {};
  return {
    storeNamespaces: objects.namespaces(CUSTOM_KINDS.secretStore),
    clusterStores: objects.manifests(CUSTOM_KINDS.clusterSecretStore).map(clusterStore),
    ...(objects.has(CUSTOM_KINDS.clusterExternalSecret)
      ? {}
      : { externalSecretNamespaces: objects.namespaces(CUSTOM_KINDS.externalSecret) }),
  };
}

function clusterStore(manifest: JsonObject): PlannedClusterStore {
  const name = String(objectAt(manifest, 'metadata').name);
  const conditions = objectsAt(objectAt(manifest, 'spec'), 'conditions');
  const named = conditions.flatMap(({ namespaces }) => (Array.isArray(namespaces) ? namespaces.map(String) : []));
  const onlyNamed = conditions.every(
    (condition) => isJsonObject(condition) && Object.keys(condition).join() === 'namespaces',
  );
  return onlyNamed ? { name, namespaces: named } : { name };
}
