// biome-ignore-all lint/suspicious/noTemplateCurlyInString: references in definitions are written so.
import { parse } from 'yaml';
import { ask, refusal, SHOP, sdkOf, sdkWith, start } from '../client';

const PATH = '/environments/acme/shop/production';

test('a definition shows its secrets encrypted, and in plain text when they are asked for', async () => {
  const sdk = await sdkWith('values: { a: { fn::secret: hunter2 } } # kept\n');

  const encrypted = (await sdk.getEnvironment(...SHOP))?.yaml ?? '';

  expect(parse(encrypted)).toEqual({ values: { a: { 'fn::secret': { ciphertext: expect.any(String) } } } });
  expect((await sdk.decryptEnvironment(...SHOP))?.yaml).toBe('values: { a: { fn::secret: hunter2 } } # kept\n');
});

test('a definition is the same at each look', async () => {
  const sdk = await sdkWith('values: { a: { fn::secret: hunter2 } }');

  const yaml = async () => (await sdk.getEnvironment(...SHOP))?.yaml;

  expect(await yaml()).toBe(await yaml());
});

test.each(['{"values": {"a": {"fn::secret": "x"}}}', '{}', 'null', '""', ''])(
  '%s comes back as YAML that is no JSON, which clients would parse',
  async (definition) => {
    const sdk = await sdkWith(definition);

    for (const read of [sdk.getEnvironment(...SHOP), sdk.decryptEnvironment(...SHOP)]) {
      const yaml = (await read)?.yaml ?? '';
      expect(typeof yaml).toBe('string');
      expect(() => JSON.parse(yaml)).toThrow();
    }
  },
);

test('a definition is YAML by its content type, and has the state to come back with', async () => {
  const esc = await start({ environments: { 'acme/shop/production': ['values: {}', 'values: { a: 1 }'] } });

  const got = await ask(esc, PATH);
  const looked = await ask(esc, PATH, { method: 'HEAD' });

  expect([got.type, got.headers.get('pulumi-esc-revision')]).toEqual(['application/x-yaml', '2']);
  expect([looked.status, looked.body, looked.headers.get('etag')]).toEqual([200, '', got.headers.get('etag')]);
});

test.each(['etag', 'if-match'])('a change with an outdated %s is refused, and changes nothing', async (header) => {
  const esc = await start({ environments: { 'acme/shop/production': 'values: { a: 1 }' } });
  const etag = (await ask(esc, PATH)).headers.get('etag') ?? '';
  const patch = (value: number) =>
    ask(esc, PATH, { method: 'PATCH', headers: { [header]: etag }, body: `values: { a: ${value} }` });

  const [first, second] = [await patch(2), await patch(3)];

  expect([first.status, first.headers.get('pulumi-esc-revision')]).toEqual([200, '2']);
  expect([second.status, JSON.parse(second.body)]).toEqual([409, { code: 409, message: expect.any(String) }]);
  expect((await ask(esc, PATH)).body).toBe('values: { a: 2 }');
});

test('an environment that is made again has another state than the one before it', async () => {
  const esc = await start({ organizations: ['acme'] });
  const sdk = sdkOf(esc);
  const etagOfNew = async () => {
    await sdk.createEnvironment(...SHOP);
    const { headers } = await ask(esc, PATH);
    await sdk.deleteEnvironment(...SHOP);
    return headers.get('etag');
  };

  expect(await etagOfNew()).not.toBe(await etagOfNew());
});

test('a definition that does not evaluate is refused with what is wrong, and changes nothing', async () => {
  const sdk = await sdkWith('values: { a: 1 }');

  const update = sdk.updateEnvironmentYaml(...SHOP, 'values:\n  a: ${b.c}\n');

  await expect(update).rejects.toMatchObject({
    response: {
      status: 400,
      data: {
        code: 400,
        message: 'Bad Request',
        diagnostics: [
          {
            summary: 'unknown property "b"',
            path: 'values.a',
            range: {
              environment: 'shop/production',
              begin: { line: 2, column: 8, byte: 15 },
              end: { line: 2, column: 9, byte: 16 },
            },
          },
        ],
      },
    },
  });
  expect(await sdk.listEnvironmentRevisions(...SHOP)).toHaveLength(1);
});

test('a definition with a warning is taken, and the warning told', async () => {
  const sdk = await sdkWith('values: {}');

  expect(await sdk.updateEnvironmentYaml(...SHOP, 'vales: {}')).toMatchObject({
    diagnostics: [{ severity: 'warning', path: 'vales' }],
  });
});

test('a definition may call providers, which are not asked when it is stored', async () => {
  const sdk = await sdkWith('values: {}');

  expect(await sdk.updateEnvironmentYaml(...SHOP, 'values: { aws: { fn::open::aws-login: {} } }')).toEqual({});
});

test('a secret that another server encrypted is refused', async () => {
  const sdk = await sdkWith('values: {}');

  const update = sdk.updateEnvironmentYaml(...SHOP, 'values: { a: { fn::secret: { ciphertext: ZXNjeAAAAAE= } } }');

  await expect(update).rejects.toMatchObject({
    response: { status: 400, data: { diagnostics: [{ path: 'values.a' }] } },
  });
});

describe('a check', () => {
  test('gives what is wrong and what could be told all the same', async () => {
    const sdk = await sdkWith('values: { port: 80 }');

    const checked = await sdk.checkEnvironmentYaml('acme', 'imports: [shop/production]\nvalues: { a: "${none}" }');

    expect(checked).toMatchObject({
      diagnostics: [{ summary: 'unknown property "none"', range: { environment: '<yaml>' } }],
      properties: { port: { value: 80 }, a: { unknown: true } },
    });
  });

  test.each([
    ['values: { a: 1 }', 200],
    ['vales: {}', 200],
    ['values: { a: "${none}" }', 400],
  ])('of %s answers %i', async (body, status) => {
    const esc = await start({ organizations: ['acme'] });

    expect((await ask(esc, '/environments/acme/yaml/check', { method: 'POST', body })).status).toBe(status);
  });

  test('has no diagnostics when there are none', async () => {
    const sdk = await sdkWith('values: {}');

    expect(await sdk.checkEnvironmentYaml('acme', 'values: { a: 1 }')).not.toHaveProperty('diagnostics');
  });

  test('does not show the secrets of what it imports', async () => {
    const esc = await start({ environments: { 'acme/shop/production': 'values: { a: { fn::secret: hunter2 } }' } });

    const { body } = await ask(esc, '/environments/acme/yaml/check', {
      method: 'POST',
      body: 'imports: [shop/production]\nvalues: { b: "${a}" }',
    });

    expect(JSON.parse(body).properties).toMatchObject({ a: { secret: true, unknown: true }, b: { unknown: true } });
    expect(body).not.toContain('hunter2');
  });
});

test('what does not exist is not found', async () => {
  const sdk = await sdkWith('values: {}');

  await expect(sdk.getEnvironment('acme', 'shop', 'none')).rejects.toMatchObject(refusal(404));
  await expect(sdk.updateEnvironmentYaml('acme', 'shop', 'none', 'values: {}')).rejects.toMatchObject(refusal(404));
  await expect(sdk.decryptEnvironment('acme', 'shop', 'none')).rejects.toMatchObject(refusal(404));
});
