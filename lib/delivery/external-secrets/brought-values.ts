import type { Property } from '../../stores/store.ts';
import type { ExternalSecretOptions } from './external-secret-options.ts';

/** A property that an ExternalSecret brings into its Secret. */
export interface BroughtValue {
  readonly property: Property;
  /**
   * Its key in the Secret.
   * @default - those of an object, or those that a template makes
   */
  readonly key?: string;
}

/** The properties that an ExternalSecret brings. What stands there in the words of the operator's provider belongs to no store of the program. */
export function broughtValues({ data = [], dataFrom = [], template }: ExternalSecretOptions): readonly BroughtValue[] {
  const values = data.map(({ remoteRef, secretKey }) => ({
    source: remoteRef,
    ...(template ? {} : { key: secretKey }),
  }));
  const objects = dataFrom.flatMap((from) => ('extract' in from ? [{ source: from.extract }] : []));
  return [...values, ...objects].flatMap(({ source, ...rest }) =>
    'store' in source ? [{ property: source, ...rest }] : [],
  );
}
