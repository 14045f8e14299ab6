import { Chart } from 'cdk8s';
import { type IServiceAccount, ServiceAccount } from 'cdk8s-plus-30';
import type { Construct } from 'constructs';
import type { TrustedAccount } from './trust.ts';

/** Which ServiceAccount is trusted; part of the props of every {@link WorkloadIdentity}. */
export interface AccountProps {
  /**
   * Name of the ServiceAccount. The other side knows it by this name, so a change of it is a new registration.
   * @default - the id
   */
  readonly name?: string;
  /** @default - the namespace of the unit */
  readonly namespace?: string;
  /**
   * Name of a ServiceAccount that somebody else creates, and annotates; `name` is not looked at.
   * @default - the ServiceAccount is created
   */
  readonly existingAccount?: string;
}

/** The ServiceAccount, by its name and as cdk8s-plus knows it. */
export interface Account extends TrustedAccount {
  readonly account: IServiceAccount;
}

/** Creates the ServiceAccount, or refers to it. No token of it is mounted into pods unless they ask. */
export function accountOf(
  identity: Construct,
  props: AccountProps,
  annotations: Readonly<Record<string, string>>,
): Account {
  const name = props.existingAccount ?? props.name ?? identity.node.id;
  const namespace = props.namespace ?? chartNamespace(identity) ?? 'default';
  const account =
    props.existingAccount === undefined
      ? new ServiceAccount(identity, 'Resource', { metadata: { name, namespace: props.namespace, annotations } })
      : ServiceAccount.fromServiceAccountName(identity, 'Resource', name, { namespaceName: namespace });
  return { name, namespace, account };
}

function chartNamespace(identity: Construct): string | undefined {
  return identity.node.scopes.findLast(Chart.isChart)?.namespace;
}
