import fc from 'fast-check';
import { parse } from 'yaml';
import { isOneFile, tryOwnSpelling } from '../../../lib/rules/classes/own-spelling';
import { objectList } from '../../../lib/stores/object-list';
import type { MountedFile } from '../../../lib/stores/store';
import { CSI_PROVIDER_PROFILES } from '../../../lib/upstream/csi-provider-profiles';

const entries = fc.array(fc.record({ objectName: fc.string({ unit: 'binary' }), fileName: fc.string() }), {
  minLength: 1,
  maxLength: 3,
});

test('what the fleet writes is read as a YAML parser reads it', () => {
  fc.assert(
    fc.property(entries, (files) => {
      const text = objectList(files.map(mountedFile), 'fileName');

      expect(tryOwnSpelling(text, 'maps')).toEqual(parse(text, { schema: 'failsafe' }));
    }),
  );
});

test('what the fleet writes for Key Vault is read as a YAML parser reads it', () => {
  fc.assert(
    fc.property(entries, (files) => {
      const list = objectList(files.map(mountedFile), 'fileName').replaceAll(/^- /gm, '- |\n  ');
      const { array } = parse(`array:\n${list}`);

      expect(tryOwnSpelling(`array:\n${list}`, 'array-of-texts')).toEqual(
        array.map((item: string) => parse(item, { schema: 'failsafe' })),
      );
    }),
  );
});

test.each([
  '',
  '- fileName: a\n',
  '- fileName: "a"',
  '  fileName: "a"\n',
  '- fileName: "a"\n  fileName: "b"\n',
  '- fileName: "\\x41"\n',
  '# "a"\n- fileName: "a"\n',
  '- fileName: "a"\n\n',
])('any other spelling is left to the parser: %j', (text) => {
  expect(tryOwnSpelling(text, 'maps')).toBeUndefined();
});

test.each([
  ['pulumi', '- fileName: "a"\n  secretKey: "app.a"\n', true],
  ['azure', 'array:\n- |\n  objectAlias: "a"\n  objectName: "b"\n', true],
  ['pulumi', '- fileName: "a"\n- fileName: "b"\n', false],
  ['pulumi', '- fileName: ""\n', false],
  ['pulumi', '- secretKey: "app.a"\n', false],
  ['azure', '- objectAlias: "a"\n', false],
  ['aws', '- objectAlias: "a"\n  jmesPath: []\n', false],
] as const)('for %s, %j is one file: %s', (provider, text, expected) => {
  expect(isOneFile(text, CSI_PROVIDER_PROFILES[provider].fileList)).toBe(expected);
});

function mountedFile({ fileName, objectName }: { fileName: string; objectName: string }): MountedFile {
  return { fileName, property: { path: '', csiObject: { fields: { objectName } } } } as unknown as MountedFile;
}
