import { Construct } from 'constructs';
import { BareObject } from '../../imports/bare-object';
import {
  SecretProviderClass as Generated,
  type SecretProviderClassProps as Manifest,
} from '../../imports/secrets-store.csi.x-k8s.io';
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
  constructor(scope: Construct, id: string, { files, name, namespace, source }: SecretProviderClassProps) {
    super(scope, id);
    // Every key is spelt as the CRD spells it: the generated class would only copy it, for each file of a fleet.
    const manifest: Manifest = {
      metadata: { name, namespace },
      spec: { provider: source.profile.provider, parameters: source.parameters(files) },
    };
    new BareObject(this, 'Resource', { ...Generated.GVK, ...manifest });
  }
}
