import { SEALED_SECRETS as UPSTREAM } from '../../upstream/sealed-secrets.ts';
import { addOnLabels } from '../labels.ts';
import type { ObjectMetadata, StringMap } from '../manifest.ts';
import type { Subject } from '../rbac.ts';

/** The release manifest's selector; immutable, so that a Deployment that takes over an install has to keep it. */
export const SELECTOR: StringMap = { name: UPSTREAM.controllerName };

/** Labels of every object of the add-on. */
export const LABELS: StringMap = addOnLabels(UPSTREAM.controllerName, UPSTREAM.controllerName, UPSTREAM.version);

/** Metadata of an object in a namespace. */
export function ownMetadata(namespace: string, name: string = UPSTREAM.controllerName): ObjectMetadata {
  return { name, namespace, labels: LABELS };
}

/** The controller's ServiceAccount. */
export function controllerIn(namespace: string): Subject {
  return { name: UPSTREAM.controllerName, namespace };
}
