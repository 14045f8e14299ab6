import { describe, objectsAt } from '../../core/manifest.ts';
import type { ListedClass } from '../classes/classes.ts';
import type { Rule, RuleFinding } from '../rule.ts';

/** The private key of a TLS Secret comes from a file that has one. */
export const tlsKeys: Rule = {
  code: 'csi/tls-from-certificate',
  severity: 'error',
  *check(cluster): Iterable<RuleFinding> {
    for (const view of cluster.classes().listed) {
      const { keyless } = view.provider.fileList;
      if (keyless === undefined) continue;
      for (const secret of view.secretObjects) {
        const objectName = keyFileOf(secret);
        const kind = objectName && kindOf(objectName, keyless.field, view);
        if (!kind || !keyless.kinds.includes(kind)) continue;
        yield {
          path: view.object.path,
          problem: `${describe(view.object.identity)} takes tls.key of Secret "${secret.secretName}" from "${objectName}", an object of ${keyless.field} "${kind}".`,
          cause: `Key Vault gives out the public part of a ${kind === 'key' ? 'key' : 'certificate'} alone, so the file holds no private key, and nothing can serve TLS with that Secret.`,
          mend: `Fetch the certificate as ${keyless.field} "secret", and name that one file for tls.crt and tls.key: the driver takes it apart.`,
        };
      }
    }
  },
};

function keyFileOf(secret: ListedClass['secretObjects'][number]): string | undefined {
  if (secret.type !== 'kubernetes.io/tls') return undefined;
  const objectName = objectsAt(secret, 'data').find(({ key }) => key === 'tls.key')?.objectName;
  return typeof objectName === 'string' ? objectName : undefined;
}

function kindOf(objectName: string, field: string, { files }: ListedClass): string | undefined {
  const kind = files.find(({ names }) => names.includes(objectName))?.fields[field];
  return typeof kind === 'string' ? kind : undefined;
}
