import type { IConstruct } from 'constructs';
import type { ExistingObject } from '../../core/existing-object.ts';
import type { ProviderReference } from './provider-references.ts';

/** What a custom resource needs of External Secrets Operator: a reconciler that runs, and rights. */
export interface OperatorUse {
  readonly reconciler?: 'clusterSecretStores' | 'clusterExternalSecrets' | 'pushSecrets';
  /** Secrets that the operator makes and updates. */
  readonly writes?: readonly Address[];
  /** Secrets and ConfigMaps that it reads. */
  readonly reads?: readonly (Address & { readonly kind: 'Secret' | 'ConfigMap' })[];
  /** ServiceAccounts that it signs in as. */
  readonly serviceAccounts?: readonly Address[];
  /** Stores that somebody else made. */
  readonly foreignStores?: readonly ExistingObject[];
}

/** A construct that needs something of the operator. */
export interface OperatorUser {
  readonly operatorUse: OperatorUse;
}

/** Where an object is. */
export interface Address {
  readonly namespace: string;
  readonly name: string;
}

/** What a construct needs of the operator; undefined for those that have nothing to do with it. */
export function operatorUseOf(construct: IConstruct): OperatorUse | undefined {
  return 'operatorUse' in construct ? (construct as IConstruct & OperatorUser).operatorUse : undefined;
}

/**
 * What the references of a store's provider need.
 *
 * @param namespace Namespace of those that name none; without it they are left out.
 */
export function referenceUse(
  references: readonly ProviderReference[],
  namespace?: string,
): Pick<Required<OperatorUse>, 'reads' | 'serviceAccounts'> {
  const reads: NonNullable<OperatorUse['reads']>[number][] = [];
  const serviceAccounts: Address[] = [];
  for (const { kind, name, namespace: own = namespace } of references) {
    if (own === undefined) continue;
    if (kind === 'ServiceAccount') serviceAccounts.push({ namespace: own, name });
    else reads.push({ kind, namespace: own, name });
  }
  return { reads, serviceAccounts };
}
