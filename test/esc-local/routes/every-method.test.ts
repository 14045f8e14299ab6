import { EscApi } from '@pulumi/esc-sdk';
import { SHOP, sdkOf, start } from '../client';

/** Every method of the SDK once, in an order that works, with what it gives. */
const CALLS: readonly (readonly [keyof EscApi, (sdk: EscApi) => Promise<unknown>, unknown])[] = [
  ['createEnvironment', (sdk) => sdk.createEnvironment(...SHOP), undefined],
  [
    'listEnvironments',
    (sdk) => sdk.listEnvironments('acme'),
    { environments: [{ project: 'shop', name: 'production' }] },
  ],
  ['updateEnvironmentYaml', (sdk) => sdk.updateEnvironmentYaml(...SHOP, 'values: { a: { fn::secret: x } }'), {}],
  ['updateEnvironment', (sdk) => sdk.updateEnvironment(...SHOP, { values: { a: 1, b: 'x' } }), {}],
  ['getEnvironment', (sdk) => sdk.getEnvironment(...SHOP), { definition: { values: { a: 1, b: 'x' } } }],
  ['getEnvironmentAtVersion', (sdk) => sdk.getEnvironmentAtVersion(...SHOP, '1'), { yaml: 'values: {}\n' }],
  ['decryptEnvironment', (sdk) => sdk.decryptEnvironment(...SHOP), { yaml: 'values:\n  a: 1\n  b: x\n' }],
  ['openEnvironment', (sdk) => sdk.openEnvironment(...SHOP), { id: expect.stringMatching(/^[0-9a-f]{32}$/) }],
  ['openEnvironmentAtVersion', (sdk) => sdk.openEnvironmentAtVersion(...SHOP, '2'), { id: expect.any(String) }],
  ['openAndReadEnvironment', (sdk) => sdk.openAndReadEnvironment(...SHOP), { values: { a: 1, b: 'x' } }],
  [
    'openAndReadEnvironmentAtVersion',
    (sdk) => sdk.openAndReadEnvironmentAtVersion(...SHOP, '2'),
    { values: { a: 'x' } },
  ],
  ['readOpenEnvironment', async (sdk) => sdk.readOpenEnvironment(...SHOP, await idIn(sdk)), { values: { a: 1 } }],
  [
    'readOpenEnvironmentProperty',
    async (sdk) => sdk.readOpenEnvironmentProperty(...SHOP, await idIn(sdk), 'b'),
    { value: 'x' },
  ],
  [
    'checkEnvironmentYaml',
    (sdk) => sdk.checkEnvironmentYaml('acme', 'values: { a: 1 }'),
    { properties: { a: { value: 1 } } },
  ],
  [
    'checkEnvironment',
    (sdk) => sdk.checkEnvironment('acme', { imports: ['shop/production'] }),
    { properties: { a: { value: 1 } } },
  ],
  [
    'listEnvironmentRevisions',
    (sdk) => sdk.listEnvironmentRevisions(...SHOP),
    [{ number: 3 }, { number: 2 }, { number: 1 }],
  ],
  ['createEnvironmentRevisionTag', (sdk) => sdk.createEnvironmentRevisionTag(...SHOP, 'stable', 1), undefined],
  ['updateEnvironmentRevisionTag', (sdk) => sdk.updateEnvironmentRevisionTag(...SHOP, 'stable', 2), undefined],
  [
    'getEnvironmentRevisionTag',
    (sdk) => sdk.getEnvironmentRevisionTag(...SHOP, 'stable'),
    { name: 'stable', revision: 2 },
  ],
  [
    'listEnvironmentRevisionTags',
    (sdk) => sdk.listEnvironmentRevisionTags(...SHOP),
    { tags: [{ name: 'latest', revision: 3 }, { name: 'stable' }] },
  ],
  ['deleteEnvironmentRevisionTag', (sdk) => sdk.deleteEnvironmentRevisionTag(...SHOP, 'stable'), undefined],
  ['createEnvironmentTag', (sdk) => sdk.createEnvironmentTag(...SHOP, 'owner', 'me'), undefined],
  ['updateEnvironmentTag', (sdk) => sdk.updateEnvironmentTag(...SHOP, 'owner', 'me', 'team', 'us'), undefined],
  ['getEnvironmentTag', (sdk) => sdk.getEnvironmentTag(...SHOP, 'team'), { name: 'team', value: 'us' }],
  [
    'listEnvironmentTags',
    (sdk) => sdk.listEnvironmentTags(...SHOP),
    { tags: { team: { value: 'us' } }, nextToken: '' },
  ],
  ['deleteEnvironmentTag', (sdk) => sdk.deleteEnvironmentTag(...SHOP, 'team'), undefined],
  ['cloneEnvironment', (sdk) => sdk.cloneEnvironment(...SHOP, 'shop', 'staging'), undefined],
  ['deleteEnvironment', (sdk) => sdk.deleteEnvironment(...SHOP), undefined],
];

test('every method of the SDK works, one after the other', async () => {
  const sdk = sdkOf(await start({ organizations: ['acme'] }));

  for (const [name, call, expected] of CALLS) {
    const result = await call(sdk);

    if (expected === undefined) expect([name, result]).toEqual([name, undefined]);
    else expect({ [name]: result }).toMatchObject({ [name]: expected });
  }
});

test('no method of the SDK is left out', () => {
  const methods = Object.getOwnPropertyNames(EscApi.prototype).filter((name) => name !== 'constructor');

  expect(CALLS.map(([name]) => name).sort()).toEqual(methods.sort());
});

async function idIn(sdk: EscApi): Promise<string> {
  return (await sdk.openEnvironment(...SHOP))?.id ?? '';
}
