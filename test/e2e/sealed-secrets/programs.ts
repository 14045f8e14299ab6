import type { Tool } from '../control-plane/tools';

/**
 * The controller, from 0.36.6: of the 0.36.4 that the fleet installs there is no module to be had, and upstream's notes list no
 * change in between.
 */
export const SEALED_SECRETS_CONTROLLER: Tool = {
  folder: 'sealed-secrets-controller',
  package: 'github.com/bitnami-labs/sealed-secrets/cmd/controller',
  module: 'github.com/bitnami-labs/sealed-secrets',
};
