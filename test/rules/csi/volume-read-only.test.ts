import { readOnlyCsiVolumes } from '../../../lib/rules/csi/volume-read-only';
import { codes } from '../../support/cluster-subject';
import { mounting } from '../../support/manifests';

test('a read-only volume passes', () => {
  expect(codes(readOnlyCsiVolumes, [mounting()])).toEqual([]);
});

test.each([undefined, false])('a volume with readOnly: %s is refused', (readOnly) => {
  expect(codes(readOnlyCsiVolumes, [mounting({ readOnly })])).toEqual(['csi/volume-read-only error prod/shop/app']);
});

test("another driver's volume is not looked at", () => {
  expect(codes(readOnlyCsiVolumes, [mounting({ driver: 'disk.csi.azure.com', readOnly: false })])).toEqual([]);
});

test('the driver is known by the name it has in the cluster', () => {
  const driver = { name: 'secrets.example.com', tokenAudiences: [] };

  expect(codes(readOnlyCsiVolumes, [mounting({ driver: driver.name, readOnly: false })], { driver })).toEqual([
    'csi/volume-read-only error prod/shop/app',
  ]);
});
