import { Construct } from 'constructs';
import { SecretProviderClass as SecretProviderClassObject } from '../../imports/secrets-store.csi.x-k8s.io';
import type { CsiSource, MountedFile } from '../stores/store';

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
}

/** Tells the Secrets Store CSI Driver which files to mount. */
export class SecretProviderClass extends Construct {
  readonly name: string;

  constructor(scope: Construct, id: string, props: SecretProviderClassProps) {
    super(scope, id);
    this.name = props.name;
    new SecretProviderClassObject(this, 'Resource', {
      metadata: { name: props.name, namespace: props.namespace },
      spec: { provider: props.source.profile.provider, parameters: { ...props.source.parameters(props.files) } },
    });
  }
}
