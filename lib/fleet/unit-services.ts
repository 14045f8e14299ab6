import type { Planned } from '../delivery/plan/plan-binding.ts';
import type { RenderedObject } from '../rules/rule.ts';
import { EXTERNAL_SECRETS_GENERATORS_GROUP, EXTERNAL_SECRETS_GROUP } from '../upstream/external-secrets-operator.ts';
import { SEALED_SECRETS_GROUP } from '../upstream/sealed-secrets.ts';
import { SECRETS_STORE_API_GROUP } from '../upstream/secrets-store-csi-driver-crds.ts';
import { PROVIDER_UNITS } from './platform/csi-providers.ts';
import { DRIVER_UNIT, GUARDRAILS_UNIT, OPERATOR_UNIT, SEALED_SECRETS_UNIT } from './platform/units.ts';
import { type UnitSurvey, unitOf } from './survey.ts';

/** The add-on that serves the custom resources of an API group, and what for. */
const BY_GROUP: ReadonlyMap<string, readonly [unit: string, reason: string]> = new Map([
  [EXTERNAL_SECRETS_GROUP, [OPERATOR_UNIT, 'it admits and keeps its ExternalSecrets and stores']],
  [EXTERNAL_SECRETS_GENERATORS_GROUP, [OPERATOR_UNIT, 'it reads its generators']],
  [SEALED_SECRETS_GROUP, [SEALED_SECRETS_UNIT, 'it opens its SealedSecrets']],
]);

/** API groups whose objects are admitted as planned only. */
const GUARDED_GROUPS: ReadonlySet<string> = new Set([EXTERNAL_SECRETS_GROUP, SECRETS_STORE_API_GROUP]);

/** Which of a cluster's add-ons a unit has to wait for. */
export class UnitServices {
  private readonly units: ReadonlySet<string>;
  private readonly mounting: ReadonlySet<string | undefined>;

  constructor(units: readonly UnitSurvey[], planned: readonly Planned[]) {
    this.units = new Set(units.map(({ unit }) => unit.node.id));
    this.mounting = new Set(
      planned.filter(({ data }) => data.delivery !== 'external-secret').map(({ binding }) => unitOf(binding)?.node.id),
    );
  }

  /** Names of the units, each with the reason. */
  of(unit: string, objects: readonly RenderedObject[]): ReadonlyMap<string, string> {
    const services = new Map<string, string>();
    if (this.mounting.has(unit)) {
      for (const addOn of [DRIVER_UNIT, ...PROVIDER_UNITS]) services.set(addOn, 'it mounts files into its pods');
    }
    for (const { identity } of objects) {
      const service = BY_GROUP.get(identity.group);
      if (service) services.set(...service);
      if (GUARDED_GROUPS.has(identity.group)) services.set(GUARDRAILS_UNIT, 'it admits its classes and stores');
    }
    return new Map([...services].filter(([addOn]) => addOn !== unit && this.units.has(addOn)));
  }
}
