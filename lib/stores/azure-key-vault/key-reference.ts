import { referencePath } from '../reference-path';
import type { Property } from '../store';
import type { AzureKeyVault } from './azure-key-vault';
import { type AzureObjectOptions, csiObject, objectProblem, query } from './object-reference';

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
