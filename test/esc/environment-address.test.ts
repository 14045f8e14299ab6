import { parseEnvironmentAddress, referenceText } from '../../lib/esc/environment-address';

test.each([
  ['acme/shop/production', undefined, undefined, undefined],
  ['acme/shop/production@latest', undefined, undefined, undefined],
  ['acme/shop/production@7', undefined, '7', 7],
  ['acme/shop/production', 7, '7', 7],
  ['acme/shop/production', 'stable-1.2', 'stable-1.2', undefined],
])('%s at %s is read', (text, version, at, revision) => {
  const parsed = parseEnvironmentAddress(text, version);

  expect(parsed).toMatchObject({ organization: 'acme', project: 'shop', environment: 'production' });
  expect([parsed.at, parsed.revision]).toEqual([at, revision]);
  expect(parsed.text).toBe(at === undefined ? 'acme/shop/production' : `acme/shop/production@${at}`);
});

test.each([
  ['', undefined],
  ['acme/shop', undefined],
  ['acme/shop/production/deep', undefined],
  ['acme/../production', undefined],
  ['acme/shop/..', undefined],
  ['acme/shop/a b', undefined],
  ['acme//production', undefined],
  ['acme/shop/production@', undefined],
  ['acme/shop/production@7@8', undefined],
  ['acme/shop/production@7', 8],
  ['acme/shop/production', 0],
  ['acme/shop/production', 1.5],
  ['acme/shop/production', -1],
])('"%s" at %s is no address', (text, version) => {
  expect(() => parseEnvironmentAddress(text, version)).toThrow(
    expect.objectContaining({
      kind: 'address',
      problem: `"${referenceText({ address: text, at: version })}" is no address in Pulumi ESC.`,
    }),
  );
});
