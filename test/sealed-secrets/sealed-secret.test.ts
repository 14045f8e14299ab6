import { X509Certificate } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { App, Chart } from 'cdk8s';
import { findingsOf } from '../../lib/core/report-finding';
import { type SealedContent, SealedFile } from '../../lib/sealed-secrets/sealed-file';
import { SealedSecret, type SealedSecretProps } from '../../lib/sealed-secrets/sealed-secret';
import { type CertificateFacts, SealingCertificates } from '../../lib/sealed-secrets/sealing-certificates';
import { folderWith } from '../cli/command';
import { type KeyPair, rsaKeyPair } from '../support/certificate';
import { CERTIFICATE, SEALED_VALUE, sealedContent } from '../support/sealed-content';

test('a sealed file becomes a SealedSecret of its name and namespace, with nothing but type and values for the Secret', () => {
  expect(rendered(sealed())).toEqual([
    {
      apiVersion: 'bitnami.com/v1alpha1',
      kind: 'SealedSecret',
      metadata: { name: 'db', namespace: 'shop' },
      spec: { encryptedData: { password: SEALED_VALUE, user: SEALED_VALUE }, template: { type: 'Opaque' } },
    },
  ]);
});

test.each(['namespace-wide', 'cluster-wide'] as const)(
  'scope %s stands where the controller reads it and in the template',
  (scope) => {
    const [manifest] = rendered(sealed({ content: { scope } }));

    const annotations = { [`sealedsecrets.bitnami.com/${scope}`]: 'true' };
    expect(manifest.metadata.annotations).toEqual(annotations);
    expect(manifest.spec.template.metadata).toEqual({ annotations });
  },
);

test('labels and annotations are those of the Secret alone', () => {
  const labels = { 'example.com/team': 'shop' };
  const annotations = { 'example.com/Owner': 'a person' };

  const [manifest] = rendered(sealed({ labels, annotations }));

  expect(manifest.spec.template.metadata).toEqual({ labels, annotations });
  expect(manifest.metadata).toEqual({ name: 'db', namespace: 'shop' });
});

test('what others set on the SealedSecret does not reach the Secret', () => {
  const secret = sealed({}, new Chart(new App(), 'chart', { labels: { 'example.com/from': 'chart' } }));

  const [manifest] = rendered(secret);

  expect(manifest.metadata.labels).toEqual({ 'example.com/from': 'chart' });
  expect(manifest.spec.template).toEqual({ type: 'Opaque' });
});

test('consumers get the Secret and references to its keys', () => {
  const secret = sealed();

  expect([secret.secretName, secret.secret.name]).toEqual(['db', 'db']);
  expect(secret.key('password')).toEqual({ name: 'db', namespace: 'shop', key: 'password' });
  expect(codesOf(secret)).toEqual([]);
});

test.each(['pasword', 'constructor'])('a reference to key "%s", which is not sealed, is reported', (key) => {
  const secret = sealed();

  secret.key(key);

  expect(codesOf(secret)).toEqual(['sealed/unknown-key']);
});

const ELSEWHERE: readonly [SealedContent['scope'], string, Partial<SealedSecretProps>, readonly string[]][] = [
  ['strict', 'under another name', { name: 'cart' }, ['sealed/other-name']],
  ['strict', 'in another namespace', { namespace: 'cart' }, ['sealed/other-namespace']],
  ['namespace-wide', 'under another name', { name: 'cart' }, []],
  ['namespace-wide', 'in another namespace', { namespace: 'cart' }, ['sealed/other-namespace']],
  ['cluster-wide', 'under another name', { name: 'cart' }, []],
  ['cluster-wide', 'in another namespace', { namespace: 'cart' }, []],
];

test.each(ELSEWHERE)('values of scope %s %s', (scope, _, props, codes) => {
  expect(codesOf(sealed({ content: { scope }, ...props }))).toEqual(codes);
});

test("the chart's namespace counts, and the values have to be sealed for it", () => {
  const secret = sealed({}, new Chart(new App(), 'chart', { namespace: 'cart' }));

  expect(secret.namespace).toBe('cart');
  expect(codesOf(secret)).toEqual(['sealed/other-namespace']);
});

test.each<[string, Partial<SealedSecretProps>]>([
  ['a label key', { labels: { 'no key': 'x' } }],
  ['a label value', { labels: { team: 'a/b' } }],
  ['an annotation key', { annotations: { 'no key': 'x' } }],
  ['a scope among the annotations', { annotations: { 'sealedsecrets.bitnami.com/cluster-wide': 'true' } }],
])('%s that does not belong on the Secret is reported', (_, props) => {
  expect(codesOf(sealed(props))).toEqual(['sealed/invalid-metadata']);
});

test.each<[string, readonly string[], number]>([
  ['kubernetes.io/tls', ['tls.crt', 'tls.key'], 0],
  ['kubernetes.io/tls', ['ca.crt'], 2],
  ['kubernetes.io/basic-auth', ['username'], 0],
  ['example.com/own', ['any'], 0],
  ['constructor', ['any'], 0],
])('a Secret of type %s with keys %j lacks %d', (type, keys, lacking) => {
  const certificates = Object.fromEntries(keys.map((key) => [key, CERTIFICATE]));
  const encryptedData = Object.fromEntries(keys.map((key) => [key, SEALED_VALUE]));

  expect(codesOf(sealed({ content: { type, certificates, encryptedData } }))).toEqual(
    Array(lacking).fill('sealed/missing-key'),
  );
});

test('each key and each value is looked at', () => {
  const encryptedData = { 'a/b': SEALED_VALUE, password: 'aHVudGVyMg==', user: SEALED_VALUE };
  const certificates = { ...sealedContent().certificates, 'a/b': CERTIFICATE };

  expect(codesOf(sealed({ content: { certificates, encryptedData } }))).toEqual([
    'sealed/invalid-key',
    'sealed/invalid-value',
  ]);
});

test('a finding about a value that is not sealed does not show it', () => {
  const encryptedData = { password: 'aHVudGVyMg==' };

  const secret = sealed({ content: { encryptedData } });

  expect(JSON.stringify(findingsOf(secret))).not.toContain('aHVudGVyMg');
});

test("a value sealed with another certificate than the cluster's is reported, an older one of the cluster is not", () => {
  const [newest, older, other] = [rsaKeyPair(), rsaKeyPair(), rsaKeyPair()];
  const path = join(folderWith({ 'prod.pem': newest.certificate + older.certificate }), 'prod.pem');

  const secret = sealed({
    content: { certificates: { password: factsOf(older), user: factsOf(other) } },
    certificates: SealingCertificates.read(path),
  });

  expect(findingsOf(secret).map(({ code, problem }) => [code, problem.split(' ').slice(0, 2).join(' ')])).toEqual([
    ['sealed/other-certificate', 'Key "user"'],
  ]);
});

test('certificates that cannot be read are reported', () => {
  const certificates = SealingCertificates.read('none/prod.pem');

  expect(codesOf(sealed({ certificates }))).toEqual(['sealed/unreadable-certificates']);
});

test('a file that is missing, and one that is no sealed file, are reported, and the program goes on', () => {
  const folder = folderWith({ 'values.json': '{ "password": "c4n4ry" }' });

  const secrets = ['none.json', 'values.json'].map(
    (name) => new SealedSecret(chart(), 'db', { sealed: SealedFile.read(join(folder, name)) }),
  );

  expect(secrets.map(codesOf)).toEqual(Array(2).fill(['sealed/unreadable-file']));
  expect(JSON.stringify(secrets.map(findingsOf))).not.toContain('c4n4ry');
  expect(secrets.map((secret) => secret.key('password').name)).toEqual(['db', 'db']);
});

test('a sealed file on disk gives what its content gives', () => {
  const path = join(folderWith({}), 'db.json');
  writeFileSync(path, JSON.stringify(sealedContent()));

  const secret = new SealedSecret(chart(), 'db', { sealed: SealedFile.read(path) });

  expect(rendered(secret)).toEqual(rendered(sealed()));
});

function factsOf({ certificate }: KeyPair): CertificateFacts {
  return { ...CERTIFICATE, sha256: new X509Certificate(certificate).fingerprint256 };
}

function chart(): Chart {
  return new Chart(new App(), 'chart');
}

function sealed(
  props: Partial<SealedSecretProps> & { content?: Partial<SealedContent> } = {},
  scope = chart(),
): SealedSecret {
  const { content, ...rest } = props;
  return new SealedSecret(scope, 'db', { sealed: SealedFile.of(sealedContent(content)), ...rest });
}

function codesOf(secret: SealedSecret): readonly string[] {
  return findingsOf(secret).map(({ code }) => code);
}

function rendered(secret: SealedSecret) {
  return Chart.of(secret).toJson();
}
