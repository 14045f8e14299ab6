import fc from 'fast-check';
import { load } from 'js-yaml';
import { parse } from 'yaml';
import type { Json } from '../../lib/core/json';
import { objectList } from '../../lib/stores/object-list';
import type { MountedFile, Property } from '../../lib/stores/store';
import { environment } from '../support/environment';
import { anyText } from '../support/property-paths';

const PARSERS: [string, (text: string) => unknown][] = [
  ['yaml (YAML 1.2)', (text) => parse(text)],
  ['yaml (YAML 1.1)', (text) => parse(text, { version: '1.1' })],
  ['js-yaml', (text) => load(text)],
];

test('a file is one item: its name first, then the fields of its property', () => {
  const files = [fileOf('a', { objectName: 'db', mode: 256 }), fileOf('b', { objectName: 'cache' })];

  expect(objectList(files, 'path')).toBe(
    '- path: "a"\n  objectName: "db"\n  mode: 256\n- path: "b"\n  objectName: "cache"\n',
  );
});

test.each(PARSERS)('%s reads what went in, whatever the names', (_, read) => {
  const anyFields = fc.record({ name: anyText, version: fc.nat() });
  fc.assert(
    fc.property(fc.array(fc.tuple(anyText, anyFields), { minLength: 1 }), (files) => {
      const text = objectList(
        files.map(([fileName, fields]) => fileOf(fileName, fields)),
        'path',
      );

      expect(read(text)).toEqual(files.map(([path, fields]) => ({ path, ...fields })));
    }),
  );
});

test.each(PARSERS)('%s takes no name for a number, a date or a boolean', (_, read) => {
  const names = ['1', '0600', '1e3', '0x1f', '2026-01-01', 'yes', 'null', '~', '=', '<<'];

  const text = objectList(
    names.map((name) => fileOf(name, {})),
    'path',
  );

  expect(read(text)).toEqual(names.map((path) => ({ path })));
});

test.each(['\u007f', '\u0085', '\u2028', '\u202e', '\ufeff', '\ufffe'])('%j does not appear as it is', (character) => {
  const text = objectList([fileOf(`a${character}`, {})], 'path');

  expect(text).toBe(`- path: "a\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}"\n`);
});

test('a property that cannot be mounted is refused with its reason', () => {
  const property = { ...propertyOf({}), csiObject: { unavailable: 'the provider does not know it' } };

  expect(() => objectList([{ fileName: 'a', property }], 'path')).toThrow(
    '"db" cannot be mounted: the provider does not know it',
  );
});

function fileOf(fileName: string, fields: Readonly<Record<string, Json>>): MountedFile {
  return { fileName, property: propertyOf(fields) };
}

function propertyOf(fields: Readonly<Record<string, Json>>): Property {
  return { store: environment(), path: 'db', csiObject: { fields }, remoteRef: { key: 'db' } };
}
