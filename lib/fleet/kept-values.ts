import type { IConstruct } from 'constructs';
import { byCodeUnit } from '../core/compare.ts';
import type { InventoryKeptValue } from '../core/inventory.ts';
import { Binding } from '../delivery/binding.ts';
import { ClusterExternalSecret } from '../delivery/external-secrets/cluster-external-secret.ts';
import { ExternalSecret } from '../delivery/external-secrets/external-secret.ts';

/** What those ExternalSecrets keep that the program makes itself; the others belong to bindings. By path. */
export function keptValuesOf(constructs: readonly IConstruct[]): readonly InventoryKeptValue[] {
  return constructs
    .filter((one) => one instanceof ExternalSecret || one instanceof ClusterExternalSecret)
    .flatMap(keptBy)
    .sort((a, b) => byCodeUnit(a.path, b.path));
}

function keptBy(construct: ExternalSecret | ClusterExternalSecret): readonly InventoryKeptValue[] {
  if (construct instanceof ExternalSecret) {
    return construct.node.scope instanceof Binding ? [] : keptIn(construct, construct.name, construct.namespace);
  }
  const namespaces = [...construct.namespaces, ...(construct.selectsByLabel ? [undefined] : [])];
  return namespaces.flatMap((namespace) => keptIn(construct, construct.externalSecretName, namespace));
}

function keptIn(
  { broughtValues, node, secretName }: ExternalSecret | ClusterExternalSecret,
  externalSecret: string,
  namespace: string | undefined,
): readonly InventoryKeptValue[] {
  return broughtValues.map(({ key, property }) => ({
    path: node.path,
    ...(namespace === undefined ? {} : { namespace }),
    externalSecret,
    secret: secretName,
    ...(key === undefined ? {} : { key }),
    store: property.store.address,
    storeKind: property.store.kind,
    property: property.path,
  }));
}
