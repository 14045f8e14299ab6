import { storesOf } from './external-secret-checks.ts';
import type { ExternalSecretOptions } from './external-secret-options.ts';
import { type OperatorUse, referenceUse } from './operator-use.ts';

/** What an ExternalSecret of a namespace needs of the operator, its stores' own needs in that namespace included. */
export function externalSecretUse(
  options: ExternalSecretOptions,
  secretName: string,
  namespace: string,
): Required<Omit<OperatorUse, 'reconciler' | 'foreignStores'>> {
  const { templateFrom = [] } = options.template ?? {};
  const configMaps = templateFrom.flatMap((source) => ('configMap' in source ? [source.configMap.name] : []));
  const unplaced = storesOf(options).flatMap(({ kind, references = [] }) =>
    kind === 'ClusterSecretStore' ? references.filter((one) => one.namespace === undefined) : [],
  );
  const { reads, serviceAccounts } = referenceUse(unplaced, namespace);
  return {
    writes: [{ namespace, name: secretName }],
    reads: [...configMaps.map((name) => ({ kind: 'ConfigMap' as const, namespace, name })), ...reads],
    serviceAccounts,
  };
}
