import type { Duration } from 'cdk8s';
import type { Construct } from 'constructs';
import type { SecretStoreSpec } from '../../../imports/external-secrets.io.ts';
import type { JsonObject } from '../../core/json.ts';
import { type OwnFinding, reportFinding } from '../../core/report-finding.ts';
import type { ExternalSecretsProviderProfile } from '../../upstream/external-secrets-provider-profile.ts';
import { RETRYING_PROVIDERS } from '../../upstream/external-secrets-resources.ts';
import type { Plain } from './plain.ts';
import { formatApiDuration, intervalProblems } from './refresh.ts';

/** What a SecretStore and a ClusterSecretStore have in common. */
export interface SecretStoreOptions {
  /** A DNS subdomain. */
  readonly name: string;
  /**
   * `spec.provider`: one key, the provider's, and below it where the values lie and how the operator signs in.
   *
   * For a store of this program: `store.externalSecrets.provider(kind)`. References to Secrets, never their values.
   */
  readonly provider: JsonObject;
  /**
   * What the provider can and cannot do.
   * @default - nothing is known, and nothing that depends on it is checked
   */
  readonly profile?: ExternalSecretsProviderProfile;
  /**
   * Time between two checks of the store, in whole seconds.
   * @default - the operator's, 5 minutes
   */
  readonly refreshInterval?: Duration;
  /**
   * How often and after what time a failed request is sent again. Only some providers honour it.
   * @default - the provider's own way
   */
  readonly retrySettings?: RetrySettings;
  /**
   * Class of the operators that may use the store (`--controller-class`).
   * @default - every operator
   */
  readonly controller?: string;
}

/** How a store's provider repeats a failed request. */
export interface RetrySettings {
  readonly maxRetries?: number;
  /** In whole seconds. */
  readonly retryInterval?: Duration;
}

/** The part of `spec` that both kinds have. */
export function storeSpec({ controller, provider, refreshInterval, retrySettings }: SecretStoreOptions) {
  const spec: Omit<Plain<SecretStoreSpec>, 'provider'> = {
    ...(controller !== undefined && { controller }),
    // A number is taken by every version; text since 2.8 only.
    ...(refreshInterval && { refreshInterval: refreshInterval.toSeconds({ integral: false }) }),
    ...(retrySettings && { retrySettings: toPlain(retrySettings) }),
  };
  return { ...spec, provider };
}

function toPlain({ maxRetries, retryInterval }: RetrySettings): Plain<SecretStoreSpec>['retrySettings'] {
  return {
    ...(maxRetries !== undefined && { maxRetries }),
    ...(retryInterval && { retryInterval: formatApiDuration(retryInterval) }),
  };
}

/** Reports what is wrong with the part that both kinds have. */
export function checkStoreOptions(
  store: Construct,
  { provider, refreshInterval, retrySettings }: SecretStoreOptions,
): void {
  const providers = Object.keys(provider);
  if (providers.length !== 1) reportFinding(store, oneProvider(providers));
  const intervals = [
    ...intervalProblems('refreshInterval', refreshInterval, 'the operator takes its own default, 5 minutes'),
    ...intervalProblems('retryInterval', retrySettings?.retryInterval, 'a failed request is sent again at once'),
  ];
  for (const problem of intervals) reportFinding(store, problem);
  const ignoring = retrySettings && providers.find((name) => !RETRYING_PROVIDERS.has(name));
  if (ignoring !== undefined) reportFinding(store, retriesIgnored(ignoring));
}

function oneProvider(providers: readonly string[]): OwnFinding {
  return {
    code: 'eso/store-provider',
    severity: 'error',
    problem: `The store has ${providers.length === 0 ? 'no provider' : `the providers ${providers.join(' and ')}`}.`,
    cause: 'The API server refuses a store that has not exactly one.',
    mend: "Name one: provider: store.externalSecrets.provider('SecretStore').",
  };
}

function retriesIgnored(provider: string): OwnFinding {
  return {
    code: 'eso/store-retries',
    severity: 'warning',
    problem: `retrySettings are set, and the provider "${provider}" does not read them.`,
    cause: `Of the providers of External Secrets Operator 2.9.0, only ${[...RETRYING_PROVIDERS].join(', ')} do.`,
    mend: 'Leave retrySettings out.',
  };
}
