import fc from 'fast-check';
import { load } from 'js-yaml';
import { parse } from 'yaml';
import type { PulumiEscEnvironmentProps } from '../../../lib/stores/pulumi-esc/environment';
import { PropertyPath } from '../../../lib/stores/pulumi-esc/property-path';
import { isUnavailable } from '../../../lib/stores/store';
import { PULUMI_ESC_CSI_PROVIDER_0_1_1 } from '../../../lib/upstream/pulumi-esc-csi-provider';
import { environment } from '../../support/environment';
import { anySegments, anyText } from '../../support/property-paths';

test('an environment of Pulumi Cloud needs six parameters', () => {
  expect(parametersOf({})).toStrictEqual({
    organization: 'acme',
    project: 'shop',
    environment: 'production',
    authSecretName: 'pulumi-access-token',
    authSecretNamespace: 'shop',
    secrets: '- fileName: "password"\n  secretKey: "db.password"\n',
  });
});

test.each([
  ['left out for Pulumi Cloud', 'https://api.pulumi.com/api/esc', undefined],
  ['given for a self-hosted API', 'https://pulumi.example.com/api/esc', 'https://pulumi.example.com/api/esc'],
])('the API URL is %s', (_, apiUrl, expected) => {
  expect(parametersOf({ apiUrl }).apiUrl).toBe(expected);
});

test('the provider knows every parameter', () => {
  const names = Object.keys(parametersOf({ apiUrl: 'https://pulumi.example.com/api/esc' }));

  expect(PULUMI_ESC_CSI_PROVIDER_0_1_1.acceptedParameters).toEqual(expect.arrayContaining(names));
});

test.each([
  ['yaml (YAML 1.2)', (text: string) => parse(text)],
  ['yaml (YAML 1.1)', (text: string) => parse(text, { version: '1.1' })],
  ['js-yaml', (text: string) => load(text)],
])('the list inside the string is read by %s as what went in, whatever the names', (_, read) => {
  const anyFile = fc.record({ fileName: anyText, segments: anySegments });
  fc.assert(
    fc.property(fc.array(anyFile, { minLength: 1 }), (files) => {
      const paths = files.map(({ segments }) => PropertyPath.of(...segments).toString());

      const { secrets } = parametersOf(
        {},
        files.map(({ fileName }, index) => [fileName, paths[index] ?? '']),
      );

      expect(read(secrets ?? '')).toEqual(files.map(({ fileName }, index) => ({ fileName, secretKey: paths[index] })));
    }),
  );
});

test.each(['\u007f', '\u0085', '\u2028', '\ufeff', '\ufffe'])(
  '%j, which a YAML 1.1 reader refuses or takes for a line break, is escaped',
  (char) => {
    const { secrets } = parametersOf({}, [[`a${char}`, 'db.password']]);

    expect(secrets).toContain(`"a\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}"`);
  },
);

function parametersOf(
  props: Partial<PulumiEscEnvironmentProps>,
  files: readonly (readonly [string, string])[] = [['password', 'db.password']],
) {
  const store = environment(props);
  const mounted = files.map(([fileName, path]) => ({ fileName, property: { ...store.property('a'), path } }));
  return isUnavailable(store.csi) ? {} : store.csi.parameters(mounted);
}
