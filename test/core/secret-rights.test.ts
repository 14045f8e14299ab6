import type { JsonObject } from '../../lib/core/json';
import { secretRightsOf } from '../../lib/core/secret-rights';

test('names of several rules come together', () => {
  const role = roleWith({ resourceNames: ['db'] }, { resourceNames: ['tls'], verbs: ['watch'] });

  expect(secretRightsOf(role)).toEqual(new Set(['db', 'tls']));
});

test.each([{}, { resourceNames: [] }, { apiGroups: ['*'] }, { resources: ['*'] }, { verbs: ['*'] }])(
  'a rule with %j is one for all Secrets',
  (rule) => {
    expect(secretRightsOf(roleWith(rule))).toBe('all');
  },
);

test.each([{ apiGroups: ['apps'] }, { resources: ['configmaps'] }, { verbs: ['create'] }, { verbs: undefined }])(
  'a rule with %j lets nobody read a Secret',
  (rule) => {
    expect(secretRightsOf(roleWith(rule))).toEqual(new Set());
  },
);

test('another verb is asked for by its name', () => {
  const role = roleWith({ resourceNames: ['db'] }, { resourceNames: ['tls'], verbs: ['patch'] });

  expect(secretRightsOf(role, ['patch'])).toEqual(new Set(['tls']));
});

/** A role of rules that each read all Secrets but for what is said. */
function roleWith(...rules: readonly JsonObject[]): JsonObject {
  const all = { apiGroups: [''], resources: ['secrets'], verbs: ['get'] };
  return { kind: 'Role', rules: rules.map((rule) => ({ ...all, ...rule })) };
}
