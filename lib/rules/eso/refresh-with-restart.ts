import { tryParseGoDuration } from '../../core/go-duration.ts';
import type { JsonObject } from '../../core/json.ts';
import { describe, objectAt, objectsAt } from '../../core/manifest.ts';
import { once } from '../once.ts';
import { restartersOf } from '../restarters.ts';
import type { RenderedObject, Rule, RuleFinding } from '../rule.ts';

/** Pods that restart on a new value get the time to start. */
export const restfulRefreshes: Rule = {
  code: 'eso/refresh-with-restart',
  severity: 'warning',
  *check(cluster): Iterable<RuleFinding> {
    const restarters = once(() => restartersOf(cluster));
    for (const object of cluster.ofKind('external-secrets.io', 'ExternalSecret')) {
      const spec = objectAt(object.manifest, 'spec');
      const seconds = secondsOf(spec);
      if (seconds === undefined || seconds >= SLOW_FLOOR) continue;
      const generator = generatorOf(spec);
      if (seconds >= (generator === undefined ? FLOOR : SLOW_FLOOR)) continue;
      const secret = String(objectAt(spec, 'target').name ?? object.identity.name);
      const workload = restarters().of(object.identity.namespace ?? '', secret);
      if (workload !== undefined) yield findingOf(object, secret, spec, workload, generator);
    }
  },
};

/** To stop a pod takes up to 30 seconds by default, and the next one has to start: below a minute no rollout ends. */
const FLOOR = 60;

/** What is new at each refresh restarts at each refresh; a Deployment gives a rollout ten minutes by default. */
const SLOW_FLOOR = 600;

function findingOf(
  { identity, path }: RenderedObject,
  secret: string,
  { refreshInterval }: JsonObject,
  workload: RenderedObject,
  generator: string | undefined,
): RuleFinding {
  const pods = describe(workload.identity);
  return {
    path,
    problem: `${describe(identity)} reads its store every ${refreshInterval}, and Reloader restarts ${pods} whenever Secret "${secret}" changes.`,
    cause: generator
      ? `${generator} makes a new value each time, so ${pods} restarts every ${refreshInterval}, for ever.`
      : `A value that changes as often, as dynamic ones do, restarts pods that have not started yet: the rollout of ${pods} never ends.`,
    mend: generator
      ? "Refresh as rarely as the value allows, refreshInterval: 12h0m0s, or once: refreshPolicy: 'CreatedOnce'."
      : 'Refresh every few minutes at most: refreshInterval: 5m0s.',
  };
}

/** Undefined where nothing is refreshed by the clock, or nobody can say when. */
function secondsOf({ refreshInterval, refreshPolicy = 'Periodic' }: JsonObject): number | undefined {
  if (typeof refreshInterval !== 'string' || refreshPolicy !== 'Periodic' || OFTEN.has(refreshInterval))
    return undefined;
  return tryParseGoDuration(refreshInterval)?.toSeconds() || undefined;
}

/** What thousands of ExternalSecrets say; slow enough, and not worth reading. */
const OFTEN: ReadonlySet<string> = new Set(['1h', '1h0m0s']);

/** The generator that a value comes from, if its values are new each time. */
function generatorOf(spec: JsonObject): string | undefined {
  return objectsAt(spec, 'dataFrom')
    .map((entry) => String(objectAt(objectAt(entry, 'sourceRef'), 'generatorRef').kind))
    .find((kind) => NEW_EACH_TIME.has(kind));
}

/** Generators of External Secrets Operator 2.9.0 that issue or invent what they return. */
const NEW_EACH_TIME: ReadonlySet<string> = new Set([
  'ACRAccessToken',
  'CloudsmithAccessToken',
  'ECRAuthorizationToken',
  'GCRAccessToken',
  'GithubAccessToken',
  'MFA',
  'Password',
  'QuayAccessToken',
  'SSHKey',
  'STSSessionToken',
  'UUID',
  'VaultDynamicSecret',
]);
