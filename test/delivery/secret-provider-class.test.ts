import { SecretProviderClass, type SyncedSecret } from '../../lib/delivery/secret-provider-class';
import { environment } from '../support/environment';
import { codesOf } from '../support/identity';
import { shop } from '../support/workload';

test.each<[SyncedSecret['type'], readonly string[], readonly string[]]>([
  ['Opaque', ['anything'], []],
  ['kubernetes.io/tls', ['tls.crt', 'tls.key'], []],
  ['kubernetes.io/tls', ['tls.crt'], ['csi/secret-keys error']],
  ['kubernetes.io/tls', ['tls.crt', 'tls.key', 'ca.crt'], ['csi/secret-keys error']],
  ['kubernetes.io/dockerconfigjson', ['.dockerconfigjson'], []],
  ['kubernetes.io/dockerconfigjson', ['.dockerconfigjson', 'more'], []],
  ['kubernetes.io/dockerconfigjson', ['config.json'], ['csi/secret-keys error']],
  ['kubernetes.io/basic-auth', ['password'], []],
  ['kubernetes.io/basic-auth', ['token'], ['csi/secret-keys error']],
])('a synced Secret of type %s with the keys %j is reported as %j', (type, keys, expected) => {
  const secretProviderClass = classWith({ name: 'db', type, data: keys.map((key) => ({ fileName: 'file', key })) });

  expect(codesOf(secretProviderClass)).toEqual(expected);
});

function classWith(secret: SyncedSecret): SecretProviderClass {
  const store = environment();
  if ('unavailable' in store.csi) throw new Error(store.csi.unavailable);
  return new SecretProviderClass(shop(), 'class', {
    name: 'app',
    namespace: 'shop',
    source: store.csi,
    files: [{ fileName: 'file', property: store.property('db') }],
    secrets: [secret],
  });
}
