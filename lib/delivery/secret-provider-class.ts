import { Construct } from 'constructs';
import { BareObject } from '../../imports/bare-object.ts';
import {
  SecretProviderClass as Generated,
  type SecretProviderClassProps as Manifest,
} from '../../imports/secrets-store.csi.x-k8s.io.ts';
import { reportFinding } from '../core/report-finding.ts';
import type { CsiSource, MountedFile } from '../stores/store.ts';
import { SECRET_TYPE_KEYS, type SecretType } from '../upstream/kubernetes-secret-types.ts';

/** Props of {@link SecretProviderClass}. */
export interface SecretProviderClassProps {
  /** A DNS subdomain. */
  readonly name: string;
  /** The namespace of the pods that mount it: a class is never looked for in another one (driver 1.6.0). */
  readonly namespace: string;
  /** Where the values come from, and how the provider signs in. */
  readonly source: CsiSource;
  /** At least one, and no more than the provider's profile allows. */
  readonly files: readonly MountedFile[];
  /**
   * Kubernetes Secrets that the driver makes of mounted files, as long as a pod mounts the class.
   * @default - none
   */
  readonly secrets?: readonly SyncedSecret[];
}

/** A Kubernetes Secret that the driver makes of mounted files. It replaces one of that name, whoever made it. */
export interface SyncedSecret {
  readonly name: string;
  /** The driver takes no default. For `kubernetes.io/tls` it cuts certificate and key out of the files itself. */
  readonly type: SecretType;
  /** Keys of the Secret, each with the mounted file that it is copied from. At least one. */
  readonly data: readonly { readonly fileName: string; readonly key: string }[];
}

/** Tells the Secrets Store CSI Driver which files to mount. */
export class SecretProviderClass extends Construct {
  /** Namespace of the class, and of the pods that mount it. */
  readonly namespace: string;
  /** Name of the provider. */
  readonly provider: string;
  /** What the provider is told. */
  readonly parameters: Readonly<Record<string, string>>;

  constructor(scope: Construct, id: string, { files, name, namespace, secrets, source }: SecretProviderClassProps) {
    super(scope, id);
    this.namespace = namespace;
    this.provider = source.profile.provider;
    this.parameters = source.parameters(files);
    // Every key is spelt as the CRD spells it: the generated class would only copy it, for each file of a fleet.
    const manifest: Manifest = {
      metadata: { name, namespace },
      spec: {
        provider: this.provider,
        parameters: this.parameters,
        ...(secrets === undefined ? {} : { secretObjects: secrets.map(secretObject) }),
      },
    };
    new BareObject(this, 'Resource', { ...Generated.GVK, ...manifest });
    for (const secret of secrets ?? []) checkKeys(this, secret);
  }
}

function secretObject({ data, name, type }: SyncedSecret) {
  return { secretName: name, type, data: data.map(({ fileName, key }) => ({ objectName: fileName, key })) };
}

/** The API server insists on some keys of a type; for TLS the driver (1.6.0) takes no others. */
function checkKeys(scope: Construct, { data, name, type }: SyncedSecret): void {
  const required: readonly (readonly string[])[] = SECRET_TYPE_KEYS[type];
  const keys = data.map(({ key }) => key);
  const isComplete = required.every((oneOf) => oneOf.some((key) => keys.includes(key)));
  const hasForeign = type === 'kubernetes.io/tls' && keys.some((key) => !required.flat().includes(key));
  if (isComplete && !hasForeign) return;
  reportFinding(scope, {
    code: 'csi/secret-keys',
    severity: 'error',
    problem: `The Kubernetes Secret "${name}" is of type ${type} and has the keys ${keys.join(', ')}.`,
    cause: 'The driver cannot make it, and only an event of the pod says so: whatever reads the Secret waits for ever.',
    mend: `Give it ${hasForeign ? 'these keys and no others' : 'these keys'}: ${required.map((oneOf) => oneOf.join(' or ')).join(', ')}.`,
  });
}
