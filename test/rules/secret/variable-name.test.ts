import { KubernetesVersion } from '../../../lib/core/kubernetes-version';
import { variableNames } from '../../../lib/rules/secret/variable-name';
import { check, codes } from '../../support/cluster-subject';
import { deployment, externalSecret } from '../../support/manifests';

const OLD = { kubernetes: KubernetesVersion.parse('1.31') };

test('a key that an older kubelet skips is a warning', () => {
  const [finding, ...others] = check(variableNames, [taking(), writing('1password', 'USER')], OLD);

  expect(others).toEqual([]);
  expect(finding).toMatchObject({
    severity: 'warning',
    path: 'prod/shop/app',
    problem: 'Deployment "shop/app" takes every key of Secret "shop/db" as a variable, which makes "1password".',
  });
  expect(finding?.cause).toContain('the cluster has 1.31');
});

test('a prefix makes a name of a key that begins with a digit', () => {
  expect(codes(variableNames, [taking('DB_'), writing('1password')], OLD)).toEqual([]);
});

test.each(['db-password', 'db.password'])('a variable %s is worth a note', (key) => {
  const [finding] = check(variableNames, [taking('APP_'), writing(key)], OLD);

  expect(finding).toMatchObject({ severity: 'note', problem: expect.stringContaining(`"APP_${key}"`) });
});

test('since Kubernetes 1.32 no key is skipped', () => {
  const findings = check(variableNames, [taking(), writing('1password')]);

  expect(findings.map(({ severity }) => severity)).toEqual(['note']);
});

test('keys that a shell can name pass', () => {
  expect(codes(variableNames, [taking(), writing('DB_PASSWORD', 'user1', '_x')], OLD)).toEqual([]);
});

test('keys that are not known pass', () => {
  const dataFrom = [{ extract: { key: 'db' } }];

  expect(codes(variableNames, [taking(), externalSecret({ dataFrom })], OLD)).toEqual([]);
});

function taking(prefix = '') {
  return deployment({ containers: [{ name: 'app', envFrom: [{ prefix, secretRef: { name: 'db' } }] }] });
}

function writing(...keys: readonly string[]) {
  return externalSecret({ data: keys.map((secretKey) => ({ secretKey })) });
}
