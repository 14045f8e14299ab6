import type { Tool } from '../control-plane/tools';

/** External Secrets Operator; of the later releases there is no module to be had with everything that it is built from. */
export const EXTERNAL_SECRETS: Tool = {
  folder: 'external-secrets',
  package: 'github.com/external-secrets/external-secrets',
  module: 'github.com/external-secrets/external-secrets',
};
