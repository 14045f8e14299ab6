import fc, { type Arbitrary } from 'fast-check';
import { PropertyPath } from '../../../../lib';
import { anySegments, anyText } from '../../../support/property-paths';
import type { BindingProgram, DeliveryProgram, PropertyProgram } from '../program';
import { dnsLabel, dnsSubdomain } from './names';
import { maybe, orBeyond, type Reach } from './reach';
import { illegalTarget, target } from './targets';

/** A binding to one of the stores of its unit. */
export function binding(reach: Reach): Arbitrary<BindingProgram> {
  const legal = fc
    .record({
      id: dnsLabel(reach),
      store: mostlyFirst,
      container: fc.nat({ max: 3 }),
      property: property(reach),
      target,
      rotation: maybe(rotation(reach), 12),
      delivery: maybe(delivery(reach), 24),
    })
    .map(thatFits);
  const beyond = fc.record({
    id: dnsLabel(reach),
    store: mostlyFirst,
    property: property(reach),
    target: illegalTarget,
    rotation: maybe(rotation(reach), 4),
    delivery: maybe(delivery(reach), 4),
  });
  return orBeyond(reach, legal, beyond);
}

/** A pod runs as one account, which is that of the first store. */
const mostlyFirst = fc.oneof({ weight: 6, arbitrary: fc.constant(0) }, { weight: 1, arbitrary: fc.nat({ max: 2 }) });

/** A delivery that is forced. */
export function delivery(reach: Reach): Arbitrary<DeliveryProgram> {
  return fc.record({
    kind: fc.constantFrom('external-secret', 'external-secret', 'csi-files', 'copied-csi-files', 'csi-synced'),
    className: maybe(dnsSubdomain(reach), 12),
    secretName: maybe(dnsSubdomain(reach), 8),
    key: maybe(secretKey(reach), 8),
    type: reach === 'legal' ? fc.constant(undefined) : maybe(fc.constantFrom('Opaque', 'kubernetes.io/tls'), 12),
  });
}

/** A variable follows its value by a restart alone, and comes from a Kubernetes Secret alone. */
function thatFits(program: BindingProgram): BindingProgram {
  const { delivery, rotation } = program;
  if ('file' in program.target) return program;
  return {
    ...program,
    rotation: rotation && { ...rotation, onChange: 'restart' },
    delivery: delivery && { ...delivery, kind: delivery.kind === 'csi-synced' ? 'csi-synced' : 'external-secret' },
  };
}

const plainName = fc.stringMatching(/^[a-z][a-z0-9-]{0,12}$/);

function property(reach: Reach): Arbitrary<PropertyProgram> {
  const path = fc.oneof(
    { weight: 3, arbitrary: fc.constantFrom('db.password', 'hosts[0].name', 'tls["ca.crt"]', 'a') },
    { weight: 2, arbitrary: anySegments.map((segments) => PropertyPath.of(...segments).toString()) },
  );
  const name = fc.oneof(
    { weight: 4, arbitrary: plainName },
    { weight: 1, arbitrary: fc.constantFrom('x'.repeat(127), '0', '007', 'True') },
  );
  const otherName = fc.oneof(anyText, fc.constantFrom('shop/db', '/shop/db', 'a_b', 'x'.repeat(300)));
  const field = fc.oneof(
    fc.constantFrom('user', 'a.b', '0'),
    anyText.filter((text) => text !== ''),
  );
  return fc.record({
    path: orBeyond(reach, path, anyText),
    name: orBeyond(reach, name, otherName),
    field: maybe(orBeyond(reach, field, anyText)),
    version: maybe(orBeyond<number>(reach, fc.integer({ min: 1 }), fc.integer()), 20),
    object: fc.oneof(
      { weight: 9, arbitrary: fc.constantFrom('secret', 'base64-secret') },
      { weight: 1, arbitrary: fc.constantFrom('certificate', 'certificate-with-key', 'pfx', 'key') },
    ),
  });
}

function rotation(reach: Reach): Arbitrary<NonNullable<BindingProgram['rotation']>> {
  const seconds = fc.constantFrom(30, 1, 60, 3600, 31_536_000);
  return fc.record({
    seconds: maybe(orBeyond(reach, seconds, fc.constantFrom(0, 0.5, 1e12, 1e21)), 2),
    onChange: fc.constantFrom('reload', 'nothing', 'restart'),
  });
}

function secretKey(reach: Reach): Arbitrary<string> {
  const legal = fc.constantFrom('password', 'tls.crt', '.dockerconfigjson', 'A_b-c.d', 'k'.repeat(253), '0');
  return orBeyond(reach, legal, fc.constantFrom('..', '.', '', 'a/b', 'k'.repeat(254)));
}
