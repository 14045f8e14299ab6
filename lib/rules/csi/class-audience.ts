import type { ClassAudience } from '../../core/class-audience.ts';
import type { JsonObject } from '../../core/json.ts';
import { describe } from '../../core/manifest.ts';
import { audiencesOf, tryDriver } from '../csi-driver.ts';
import type { Rule, RuleFinding } from '../rule.ts';

/** A class that needs a token gets one: what `csi/token-audience` asks of stores, of classes that are written by hand. */
export const classAudiences: Rule = {
  code: 'csi/class-audience',
  severity: 'error',
  *check(cluster): Iterable<RuleFinding> {
    const driver = tryDriver(cluster);
    if (driver === undefined) return;
    const asked = audiencesOf(driver);
    for (const { object, parameters, provider, volumes } of cluster.classes().all) {
      if (provider?.classAudiences === undefined || volumes.length === 0) continue;
      const needed = provider.classAudiences.find((one) => fits(one, parameters));
      if (needed === undefined || asked.has(needed.audience)) continue;
      yield {
        path: object.path,
        problem: `${describe(object.identity)} has provider "${provider.name}" ${provider.version} look for a token for "${needed.audience}"${needed.parameter ? ` (${needed.parameter})` : ''}, and CSIDriver "${cluster.driver.name}" asks for none.`,
        cause:
          'Kubelet hands over the tokens only that the CSIDriver asks for, so every mount fails; the pod stays in ContainerCreating.',
        mend: `Have the driver ask for it: driver: Driver.installed({ tokenRequests: [{ audience: '${needed.audience}' }] }).`,
      };
    }
  },
};

function fits({ parameter, value }: ClassAudience, parameters: JsonObject): boolean {
  if (parameter === undefined) return true;
  const said = String(parameters[parameter] ?? '').trim();
  return value === undefined ? said !== '' : said.toLowerCase() === value;
}
