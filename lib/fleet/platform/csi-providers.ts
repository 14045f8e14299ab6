import type { Construct } from 'constructs';
import { groupBy } from '../../core/group-by.ts';
import { csiOf, type Planned } from '../../delivery/plan/plan-binding.ts';
import { needsRotation } from '../../delivery/rotation.ts';
import { AwsCsiProvider } from '../../platform/aws-csi-provider/aws-csi-provider.ts';
import type { AwsCsiProviderProps } from '../../platform/aws-csi-provider/props.ts';
import { AzureKeyVaultCsiProvider } from '../../platform/azure-key-vault-csi-provider/azure-key-vault-csi-provider.ts';
import type { AzureKeyVaultCsiProviderProps } from '../../platform/azure-key-vault-csi-provider/props.ts';
import { GcpCsiProvider } from '../../platform/gcp-csi-provider/gcp-csi-provider.ts';
import type { GcpCsiProviderProps } from '../../platform/gcp-csi-provider/props.ts';
import type { csiProviderPods } from '../../platform/guardrails/add-on-pods.ts';
import type { PulumiEscCsiProviderProps } from '../../platform/pulumi-esc-csi-provider/props.ts';
import { PulumiEscCsiProvider } from '../../platform/pulumi-esc-csi-provider/pulumi-esc-csi-provider.ts';
import type { VaultCsiProviderProps } from '../../platform/vault-csi-provider/props.ts';
import { VaultCsiProvider } from '../../platform/vault-csi-provider/vault-csi-provider.ts';
import { AWS_CSI_PROVIDER } from '../../upstream/aws-csi-provider.ts';
import { AZURE_KEY_VAULT_CSI_PROVIDER } from '../../upstream/azure-key-vault-csi-provider.ts';
import { GCP_CSI_PROVIDER } from '../../upstream/gcp-csi-provider.ts';
import { PULUMI_ESC_CSI_PROVIDER } from '../../upstream/pulumi-esc-csi-provider.ts';
import { VAULT_CSI_PROVIDER } from '../../upstream/vault-csi-provider.ts';
import type { AddOn } from '../choice.ts';
import type { Cluster } from '../cluster.ts';
import { DRIVER_UNIT, unitIn } from './units.ts';

/** What an install of each CSI provider can say, by its name in `spec.provider` of a class; the fleet derives the rest. */
export interface CsiProviderOptions {
  readonly aws: Omit<AwsCsiProviderProps, 'serviceAccounts' | 'rotation'>;
  readonly azure: AzureKeyVaultCsiProviderProps;
  readonly gcp: Omit<GcpCsiProviderProps, 'serviceAccounts'>;
  readonly pulumi: Omit<PulumiEscCsiProviderProps, 'authSecrets'>;
  readonly vault: Omit<VaultCsiProviderProps, 'serviceAccounts'>;
}

/** Where each CSI provider comes from. */
export type CsiProviders = { readonly [Name in keyof CsiProviderOptions]?: AddOn<CsiProviderOptions[Name]> };

interface Installer<Options> {
  readonly unit: string;
  readonly namespace: string;
  install(scope: Construct, id: string, options: Options, planned: readonly Planned[]): void;
}

const INSTALLERS: { readonly [Name in keyof CsiProviderOptions]: Installer<CsiProviderOptions[Name]> } = {
  aws: {
    ...AWS_CSI_PROVIDER,
    install: (scope, id, options, planned) =>
      new AwsCsiProvider(scope, id, {
        ...options,
        // EKS hands Pod Identity's credentials to the pod itself.
        serviceAccounts: accountsOf(planned.filter((one) => csiOf(one).identity?.kind === 'aws-irsa')),
        rotation: planned.some(({ data }) => needsRotation(data)),
      }),
  },
  azure: {
    ...AZURE_KEY_VAULT_CSI_PROVIDER,
    install: (scope, id, options, planned) =>
      new AzureKeyVaultCsiProvider(scope, id, {
        nodeIdentity: planned.some((one) => csiOf(one).identity === undefined),
        ...options,
      }),
  },
  gcp: {
    ...GCP_CSI_PROVIDER,
    install: (scope, id, options, planned) =>
      new GcpCsiProvider(scope, id, {
        tokensFromDriver: planned.length > 0 && planned.every(hasDriverToken),
        ...options,
        serviceAccounts: accountsOf(planned),
      }),
  },
  pulumi: {
    unit: PULUMI_ESC_CSI_PROVIDER.appLabel,
    namespace: PULUMI_ESC_CSI_PROVIDER.namespace,
    install: (scope, id, options, planned) =>
      new PulumiEscCsiProvider(scope, id, {
        ...options,
        authSecrets: [...new Set(planned.flatMap((one) => csiOf(one).credentials))],
      }),
  },
  vault: {
    ...VAULT_CSI_PROVIDER,
    install: (scope, id, options, planned) =>
      new VaultCsiProvider(scope, id, {
        tokensFromDriver: planned.length > 0 && planned.every(hasDriverToken),
        ...options,
        serviceAccounts: accountsOf(planned),
      }),
  },
};

/** The pods of each provider, by its unit. */
export const PROVIDER_PODS: ReadonlyMap<string, Parameters<typeof csiProviderPods>[0]> = new Map<
  string,
  Parameters<typeof csiProviderPods>[0]
>([
  ...[AWS_CSI_PROVIDER, AZURE_KEY_VAULT_CSI_PROVIDER, GCP_CSI_PROVIDER, VAULT_CSI_PROVIDER].map(
    (upstream) => [upstream.unit, upstream] as const,
  ),
  [
    PULUMI_ESC_CSI_PROVIDER.appLabel,
    {
      daemonSet: PULUMI_ESC_CSI_PROVIDER.appLabel,
      namespace: PULUMI_ESC_CSI_PROVIDER.namespace,
      selectorLabel: 'app',
    },
  ],
]);

/** Units of the CSI providers. */
export const PROVIDER_UNITS: ReadonlySet<string> = new Set(Object.values(INSTALLERS).map(({ unit }) => unit));

/** Name of the unit that the fleet installs a CSI provider in. */
export function providerUnit(name: keyof CsiProviderOptions): string {
  return INSTALLERS[name].unit;
}

/** Installs the CSI providers that the bindings of the driver need, and those that the program asks for. */
export function addCsiProviders(cluster: Cluster, planned: readonly Planned[]): void {
  const byProvider = groupBy(planned, (one) => csiOf(one).profile.provider);
  for (const name of Object.keys(INSTALLERS) as (keyof CsiProviderOptions)[]) {
    addCsiProvider(cluster, name, byProvider.get(name) ?? []);
  }
}

function addCsiProvider<Name extends keyof CsiProviderOptions>(
  cluster: Cluster,
  name: Name,
  planned: readonly Planned[],
): void {
  const chosen: AddOn<CsiProviderOptions[Name]> | undefined = cluster.props.csiProviders?.[name];
  if (chosen ? chosen.install === undefined : planned.length === 0) return;
  const options = (chosen?.install ?? {}) as CsiProviderOptions[Name];
  const installer: Installer<CsiProviderOptions[Name]> = INSTALLERS[name];
  const unit = unitIn(cluster, installer.unit, options.namespace ?? installer.namespace);
  installer.install(unit, installer.unit, options, planned);
  const driver = cluster.node.tryFindChild(DRIVER_UNIT);
  if (driver) unit.addDependency(driver);
}

/** Whether the driver passes the token that a binding's provider signs in with; the fleet asks for all of them. */
function hasDriverToken(planned: Planned): boolean {
  return csiOf(planned).identity?.tokenAudience !== undefined;
}

/** ServiceAccounts that pods sign in as. */
function accountsOf(planned: readonly Planned[]): readonly { readonly name: string; readonly namespace: string }[] {
  return planned.flatMap((one) => {
    const { identity } = csiOf(one);
    return identity ? [{ name: identity.accountName, namespace: identity.namespace }] : [];
  });
}
