import { textParameters } from '../../../lib/rules/csi/parameter-text';
import { check, codes } from '../../support/cluster-subject';
import { secretProviderClass } from '../../support/manifests';

test('a boolean is refused, with the text to write', () => {
  const [finding] = check(textParameters, [secretProviderClass({ parameters: { useVMManagedIdentity: true } })]);

  expect(finding).toMatchObject({ code: 'csi/parameter-text', severity: 'error', path: 'prod/shop/db' });
  expect(finding?.problem).toContain('"useVMManagedIdentity" of SecretProviderClass "shop/db" is the boolean true');
  expect(finding?.mend).toContain("useVMManagedIdentity: 'true'");
});

test('a list that is no text is refused', () => {
  const list = secretProviderClass({ parameters: { objects: [{ objectName: 'a' }] } });

  expect(check(textParameters, [list])[0]?.mend).toContain('objects: |');
});

test('null is refused', () => {
  expect(codes(textParameters, [secretProviderClass({ parameters: { region: null } })])).toHaveLength(1);
});

test('texts pass, the empty one too', () => {
  expect(codes(textParameters, [secretProviderClass({ parameters: { a: 'true', b: '' } })])).toEqual([]);
});
