import { formatSealedFile, SealedFile } from '../../lib/sealed-secrets/sealed-file';
import { sealedContent } from '../support/sealed-content';

test('a file is read as it was written', () => {
  const content = sealedContent({ scope: 'cluster-wide', type: 'kubernetes.io/tls' });

  expect(SealedFile.of(JSON.parse(formatSealedFile(content))).load()).toEqual(content);
});

test('the same content gives the same text, whatever the order of its keys', () => {
  const { certificates, encryptedData } = sealedContent();
  const turned = sealedContent({ certificates: turn(certificates), encryptedData: turn(encryptedData) });

  expect(formatSealedFile(turned)).toBe(formatSealedFile(sealedContent()));
});

test('keys with a meaning in JavaScript are keys like others', () => {
  const text = formatSealedFile(sealedContent()).replaceAll('"user"', '"__proto__"');

  const { encryptedData } = SealedFile.of(JSON.parse(text)).load();

  expect(Object.keys(encryptedData).sort()).toEqual(['__proto__', 'password']);
});

test.each([
  ['no object', 'hunter2', 'it is no object'],
  ['a list', [], 'it is no object'],
  [
    'another scope',
    sealedContent({ scope: 'wide' as 'strict' }),
    'its "scope" is none of strict, namespace-wide, cluster-wide',
  ],
  ['no name', sealedContent({ name: undefined }), '"name" is no text'],
  ['an empty namespace', sealedContent({ namespace: '' }), '"namespace" is no text'],
  ['no type', sealedContent({ type: undefined }), '"type" is no text'],
  ['no values', sealedContent({ encryptedData: {} }), 'it holds no value'],
  ['a value that is no text', sealedContent({ encryptedData: { password: 1 as never } }), '"password" is no text'],
  [
    'a value without its certificate',
    sealedContent({ encryptedData: { constructor: 'x' } }),
    '"constructor" is no object',
  ],
  ['a SealedSecret', { kind: 'SealedSecret', spec: { encryptedData: {} } }, 'its "scope" is none of'],
])('%s is no sealed file', (_, json, problem) => {
  expect(() => SealedFile.of(json).load()).toThrow(`The object is no sealed file: ${problem}`);
});

function turn<Value>(map: Readonly<Record<string, Value>>): Record<string, Value> {
  return Object.fromEntries(Object.entries(map).reverse());
}
