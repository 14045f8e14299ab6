import { referencePath } from '../reference-path.ts';
import type { Property } from '../store.ts';
import type { AzureKeyVault } from './azure-key-vault.ts';
import { type AzureObjectOptions, csiObject, objectProblem, query } from './object-reference.ts';

export function keyProperty(store: AzureKeyVault, name: string, { version }: AzureObjectOptions): Property {
  return {
    store,
    path: referencePath(`key/${name}`, query({ version })),
    problem: objectProblem('key', name, version),
    csiObject: csiObject('key', name, { objectVersion: version }),
    remoteRef: {
      unavailable: 'External Secrets Operator delivers a key as JWK, and only a template could make PEM of it',
    },
  };
}
