import { viewOf } from '../../../lib/rules/cluster-view';
import { classOf, classVolume, reading } from '../../support/classes';
import { clusterSubject } from '../../support/cluster-subject';

test('each class has the volumes of its own namespace that name it', () => {
  const other = { ...classOf('vault', ''), metadata: { name: 'other', namespace: 'shop' } };
  const elsewhere = { ...classOf('vault', ''), metadata: { name: 'db', namespace: 'default' } };
  const pod = reading({}, { volumes: ['db', 'other'].map(volume) });

  const { all } = viewOf(clusterSubject([classOf('vault', ''), other, elsewhere, pod])).classes();

  expect(all.map(({ volumes }) => volumes.map((one) => one.volume))).toEqual([['db'], ['other'], []]);
});

test('a volume of another driver mounts no class', () => {
  const pod = reading({}, { volumes: [{ name: 'db', csi: { ...classVolume(), driver: 'disk.csi.azure.com' } }] });

  expect(viewOf(clusterSubject([classOf('vault', ''), pod])).classes().all[0]?.volumes).toEqual([]);
});

function volume(name: string) {
  return { name, csi: classVolume({ secretProviderClass: name }) };
}
