import { Configuration, EscApi } from '@pulumi/esc-sdk';
import type { EscLocal } from '../../lib/esc-local/esc-local';

/** The SDK, unmodified, as a client of a local ESC. */
export function sdkOf({ token, url }: EscLocal, accessToken = token): EscApi {
  const configuration = new Configuration({ accessToken });
  const api = new EscApi(configuration);
  // The constructor would drop port and path (SDK 0.12.4); the base path is read at each request.
  configuration.basePath = url;
  return api;
}
