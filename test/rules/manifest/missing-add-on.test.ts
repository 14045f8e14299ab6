import { missingAddOns } from '../../../lib/rules/manifest/missing-add-on';
import { codes } from '../../support/cluster-subject';
import { externalSecret, secretProviderClass } from '../../support/manifests';

test('an ExternalSecret where the cluster has no operator is refused', () => {
  expect(codes(missingAddOns, [externalSecret()], { missing: { operator: 'there is none' } })).toEqual([
    'manifest/missing-add-on error prod/shop/db',
  ]);
});

test('a class where the cluster has no driver is refused', () => {
  expect(codes(missingAddOns, [secretProviderClass()], { missing: { driver: 'there is none' } })).toEqual([
    'manifest/missing-add-on error prod/shop/db',
  ]);
});

test('both pass where there is what acts on them', () => {
  expect(codes(missingAddOns, [externalSecret(), secretProviderClass()])).toEqual([]);
});
