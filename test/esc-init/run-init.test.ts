import { inspect } from 'node:util';
import { Construct } from 'constructs';
import { type EnvironmentDefinition, EscValue } from '../../lib/stores/pulumi-esc/environment-definition';
import { environment } from '../support/environment';
import { connectTo, startEsc } from '../support/esc';
import { ADDRESS, changesIn, Operator, program, variablesOf } from './init';

const CANARY = 'c4n4ry: ü "$HOME"\n#';
const DEFINITION = {
  values: {
    app: { port: 8080, url: `https://${EscValue.reference('app.host')}/`, host: 'shop.example' },
    database: { user: 'shop', password: EscValue.secretFrom('DB_PASSWORD') },
  },
};

test('an environment that is not there is made as declared', async () => {
  const operator = new Operator(await startEsc({ 'acme/other/env': '' }), { DB_PASSWORD: CANARY });

  const result = await operator.init(declaring(DEFINITION));

  expect(result).toMatchObject({ applied: [{ address: ADDRESS, revision: 2 }], findings: [], failures: [] });
  expect(changesIn(result)).toEqual({
    [ADDRESS]: [
      { change: 'added', path: 'app.port', is: 'number' },
      { change: 'added', path: 'app.url', is: 'string' },
      { change: 'added', path: 'app.host', is: 'string' },
      { change: 'added', path: 'database.user', is: 'string' },
      { change: 'added', path: 'database.password', is: 'secret string from DB_PASSWORD' },
    ],
  });
  expect(await operator.secretsOf()).toEqual({ 'database.password': CANARY });
});

test('a secret is encrypted from the first revision on', async () => {
  const operator = new Operator(await startEsc({ 'acme/other/env': '' }), { DB_PASSWORD: 'c4n4ry' });

  await operator.init(declaring(DEFINITION));

  expect(await operator.definitionOf()).toMatch(/password:\n +fn::secret: \{"ciphertext": "\S+"\}/);
  expect(await operator.definitionOf()).not.toContain('c4n4ry');
});

test('the second plan is empty, and asks for no secret', async () => {
  const operator = new Operator(await startEsc({ 'acme/other/env': '' }), { DB_PASSWORD: CANARY });
  await operator.init(declaring(DEFINITION));
  const confirm = jest.fn();

  const second = await operator.init(declaring(DEFINITION), { confirm });

  expect(changesIn(second)).toEqual({ [ADDRESS]: [] });
  expect(second.applied).toEqual([]);
  expect(operator.wanted).toEqual({ missing: [], present: [] });
  expect(confirm).not.toHaveBeenCalled();
  expect(await operator.client.revisions.numberOf(ADDRESS)).toBe(2);
});

test('what changed in the program is written into what it wrote before', async () => {
  const operator = new Operator(await startEsc({ 'acme/other/env': '' }), { DB_PASSWORD: CANARY });
  await operator.init(declaring(DEFINITION));

  const result = await operator.init(
    declaring({ values: { ...DEFINITION.values, app: { port: '8081', extra: true } } }),
  );

  expect(result).toMatchObject({ applied: [{ revision: 3 }], findings: [] });
  expect(changesIn(result)).toEqual({
    [ADDRESS]: [
      { change: 'added', path: 'app.extra', is: 'boolean' },
      { change: 'removed', path: 'app.host', was: 'string' },
      { change: 'changed', path: 'app.port', is: 'string', was: 'number' },
      { change: 'removed', path: 'app.url', was: 'string' },
    ],
  });
  expect(operator.wanted.missing).toEqual([]);
  expect(await operator.secretsOf()).toEqual({ 'database.password': CANARY });
});

test('a revision that somebody else wrote between two runs is refused with both revision numbers', async () => {
  const operator = new Operator(await startEsc({ 'acme/other/env': '' }), { DB_PASSWORD: CANARY });
  await operator.init(declaring(DEFINITION));
  await operator.write(`${await operator.definitionOf()}  extra: theirs\n`);

  const { applied, findings } = await operator.init(declaring(DEFINITION));

  expect(applied).toEqual([]);
  expect(findings).toMatchObject([{ code: 'esc/changed-elsewhere', severity: 'error', path: 'program/production' }]);
  expect(findings[0]?.problem).toBe(
    `Somebody else has changed ${ADDRESS}: esc init wrote revision 2, and now there is revision 3.\n` +
      '  extra  is string, declared is nothing',
  );
  expect(await operator.definitionOf()).toContain('extra: theirs');
});

test('a revision that somebody else wrote while the plan was looked at is refused with both revision numbers', async () => {
  const operator = new Operator(await startEsc({ [ADDRESS]: 'values: {}\n' }), { DB_PASSWORD: CANARY });
  const theirs = 'values: { extra: theirs }\n';

  const { applied, findings } = await operator.init(declaring(DEFINITION), {
    confirm: async () => {
      await operator.write(theirs);
      return true;
    },
  });

  expect(applied).toEqual([]);
  expect(findings).toMatchObject([{ code: 'esc/changed-elsewhere', path: 'program/production' }]);
  expect(findings[0]?.problem).toBe(
    `Somebody else changed ${ADDRESS} meanwhile: revision 1 was read, and now there is revision 2.`,
  );
  expect(await operator.definitionOf()).toBe(theirs);
});

test('an environment that was made by hand is added to, and not overwritten', async () => {
  const operator = new Operator(await startEsc({ [ADDRESS]: 'values: { app: { port: 1 } }\n' }));

  const added = await operator.init(declaring({ values: { app: { port: 1, host: 'a' } } }));
  const overwritten = await operator.init(declaring({ values: { app: { port: 2, host: 'a' } } }));

  expect(added).toMatchObject({ applied: [{ revision: 2 }], findings: [] });
  expect(overwritten).toMatchObject({ applied: [{ revision: 3 }], findings: [] });
});

test('an environment that a run made, and could not write, is written by the next', async () => {
  const operator = new Operator(await startEsc({ 'acme/shop/base': 'values: { host: a }\n' }));
  await operator.client.definitions.create(ADDRESS);

  const result = await operator.init(declaring({ imports: ['shop/base'], values: { port: 1 } }));

  expect(result).toMatchObject({ applied: [{ revision: 2 }], findings: [] });
});

test('what somebody else wrote by hand is given up when the operator says so', async () => {
  const operator = new Operator(await startEsc({ [ADDRESS]: 'values: { app: { port: 1 } }\n' }));
  const root = declaring({ values: { app: { port: 2 } } });

  const refused = await operator.init(root);
  const written = await operator.init(root, { overwrite: true });

  expect(refused.findings[0]?.problem).toBe(
    `Somebody else has changed ${ADDRESS}: esc init has written no revision of it, and now there is revision 1.\n` +
      '  app.port  is another number, declared is number',
  );
  expect(written).toMatchObject({ applied: [{ revision: 2 }], findings: [] });
});

test('a secret that somebody else has replaced stays', async () => {
  const operator = new Operator(await startEsc({ 'acme/other/env': '' }), { DB_PASSWORD: 'mine' });
  await operator.init(declaring(DEFINITION));
  const theirs = (await operator.definitionOf()).replace(/\{"ciphertext.*\}/, 'theirs');
  await operator.write(theirs);

  const { applied, findings } = await operator.init(declaring({ values: { ...DEFINITION.values, extra: 1 } }));

  expect(findings).toEqual([]);
  expect(applied).toMatchObject([{ revision: 4 }]);
  expect(await operator.secretsOf()).toEqual({ 'database.password': 'theirs' });
});

test('secrets that are there are set when they differ, and only then', async () => {
  const esc = await startEsc({ 'acme/other/env': '' });
  const root = declaring(DEFINITION);
  await new Operator(esc, { DB_PASSWORD: 'old' }).init(root);
  const operator = new Operator(esc, { DB_PASSWORD: 'new' });

  const first = await operator.init(root, { setSecrets: true });
  const second = await operator.init(root, { setSecrets: true });

  expect(changesIn(first)[ADDRESS]).toEqual([
    { change: 'changed', path: 'database.password', is: 'secret string from DB_PASSWORD', was: 'secret string' },
  ]);
  expect(changesIn(second)[ADDRESS]).toEqual([]);
  expect(second.applied).toEqual([]);
  expect(await operator.secretsOf()).toEqual({ 'database.password': 'new' });
});

test('a secret that an import has too is set although the value of the import is the given one', async () => {
  const esc = await startEsc({ 'acme/shop/base': 'values: { database: { password: { fn::secret: new } } }' });
  const root = declaring({ ...DEFINITION, imports: ['shop/base'] });
  await new Operator(esc, { DB_PASSWORD: 'old' }).init(root);
  const operator = new Operator(esc, { DB_PASSWORD: 'new' });

  const { applied } = await operator.init(root, { setSecrets: true });

  expect(applied).toMatchObject([{ revision: 3 }]);
});

test('a secret that an import has too, with another value, is set once', async () => {
  const esc = await startEsc({ 'acme/shop/base': 'values: { database: { password: { fn::secret: theirs } } }' });
  const root = declaring({ ...DEFINITION, imports: ['shop/base'] });
  const operator = new Operator(esc, { DB_PASSWORD: 'ours' });
  await operator.init(root);

  const { applied } = await operator.init(root, { setSecrets: true });

  expect(applied).toEqual([]);
});

test('what a function makes of a secret is not taken for the secret', async () => {
  const esc = await startEsc({ 'acme/other/env': '' });
  const root = declaring({ values: { code: EscValue.fromBase64(EscValue.secretFrom('CODE')) } });
  await new Operator(esc, { CODE: Buffer.from('QUJD').toString('base64') }).init(root);
  const operator = new Operator(esc, { CODE: 'QUJD' });

  await operator.init(root, { setSecrets: true });

  expect(await operator.secretsOf()).toEqual({ code: 'ABC' });
});

test('a secret that is given for one environment stays as it is in another', async () => {
  const esc = await startEsc({ 'acme/other/env': '' });
  await new Operator(esc, { DB_PASSWORD: 'old' }).init(declaring(DEFINITION));
  const root = declaring(DEFINITION);
  environment({ environment: 'staging', definition: DEFINITION }, program(root));
  const operator = new Operator(esc, { DB_PASSWORD: 'new' });

  const { applied } = await operator.init(root);

  expect(applied.map(({ address }) => address)).toEqual(['acme/shop/staging']);
  expect(await operator.secretsOf()).toEqual({ 'database.password': 'old' });
});

test('a secret that nobody gives stays as it is', async () => {
  const esc = await startEsc({ 'acme/other/env': '' });
  await new Operator(esc, { DB_PASSWORD: 'old' }).init(declaring(DEFINITION));
  const operator = new Operator(esc);

  const { applied } = await operator.init(declaring(DEFINITION), { setSecrets: true });

  expect(variablesOf(operator.wanted.present)).toEqual(['DB_PASSWORD']);
  expect(applied).toEqual([]);
});

test('a definition that the service would refuse is told, and nothing is written', async () => {
  const operator = new Operator(await startEsc({ 'acme/other/env': '' }), { DB_PASSWORD: CANARY });
  const values = { a: EscValue.reference('b.c'), password: EscValue.secretFrom('DB_PASSWORD') };

  const { applied, findings } = await operator.init(declaring({ values }));

  expect(applied).toEqual([]);
  expect(findings).toMatchObject([{ code: 'esc/definition-refused', severity: 'error', path: 'program/production' }]);
  expect(await operator.client.definitions.tryRead(ADDRESS)).toBeUndefined();
});

test('nothing is written when the plan is declined', async () => {
  const operator = new Operator(await startEsc({ 'acme/other/env': '' }), { DB_PASSWORD: CANARY });

  const { applied } = await operator.init(declaring(DEFINITION), { confirm: async () => false });

  expect(applied).toEqual([]);
  expect(await operator.client.definitions.tryRead(ADDRESS)).toBeUndefined();
});

test('what is imported is written before what imports it', async () => {
  const operator = new Operator(await startEsc({ 'acme/other/env': '' }));
  const root = program();
  environment({ definition: { imports: ['shop/base'], values: { url: EscValue.reference('host') } } }, root);
  environment({ environment: 'base', definition: { values: { host: 'a' } } }, program(root));

  const { applied, findings } = await operator.init(root);

  expect(findings).toEqual([]);
  expect(applied.map(({ address }) => address)).toEqual(['acme/shop/base', ADDRESS]);
});

test('where every fifth answer is a failure or none, all is written once all the same', async () => {
  const faults = { tooManyRequests: 0.07, serverError: 0.07, cutConnection: 0.06 };
  const operator = new Operator(await startEsc({ 'acme/other/env': '' }, { faults }), { DB_PASSWORD: CANARY });
  const root = program();
  const names = Array.from({ length: 20 }, (_, index) => `env-${index}`);
  const scope = names.reduce((parent, name) => {
    environment({ environment: name, definition: DEFINITION }, parent);
    return program(parent);
  }, root);
  environment({ definition: { imports: names.map((name) => `shop/${name}`) } }, scope);

  const first = await operator.init(root);
  const second = await operator.init(root);

  expect([first.findings, first.failures, second.findings, second.failures]).toEqual([[], [], [], []]);
  expect(first.applied.map(({ revision }) => revision)).toEqual(Array.from({ length: 21 }, () => 2));
  expect(second.applied).toEqual([]);
});

test('what the service does not answer is a failure, and nothing is written', async () => {
  const operator = new Operator(await startEsc({ 'acme/other/env': '' }), { DB_PASSWORD: CANARY });
  await operator.esc.close();

  const { applied, failures } = await operator.init(declaring(DEFINITION));

  expect(applied).toEqual([]);
  expect(failures).toMatchObject([{ kind: 'service-down' }]);
});

test('a token that is refused is one failure, however much is declared', async () => {
  const esc = await startEsc({ 'acme/other/env': '' });
  const connect = connectTo(esc, { variables: { PULUMI_ACCESS_TOKEN: 'pul-nobody', PULUMI_BACKEND_URL: esc.url } });
  const root = program();
  for (const name of Array.from({ length: 40 }, (_, index) => `e${index}`)) {
    environment({ environment: name, definition: DEFINITION }, new Construct(root, name));
  }

  const { applied, failures } = await new Operator(esc).init(root, { connect });

  expect(applied).toEqual([]);
  expect(failures).toMatchObject([{ kind: 'token-refused' }]);
  expect(esc.requests.count()).toBeLessThanOrEqual(16);
});

test('no result and no error shows a value', async () => {
  const operator = new Operator(await startEsc({ [ADDRESS]: 'values: { a: c4n4ry-a }\n' }), { SECRET: 'c4n4ry-b' });
  const secret = EscValue.secretFrom('SECRET');
  const definitions: readonly EnvironmentDefinition[] = [
    { values: { a: 'c4n4ry-c', secret } },
    { values: { a: EscValue.fromJSON(secret) } },
    { values: { a: EscValue.fromBase64(secret) } },
    { values: { a: EscValue.toJSON({ secret, b: EscValue.reference('c4n4ry') }) } },
  ];

  for (const definition of definitions) {
    for (const overwrite of [false, true]) {
      const result = await operator.init(declaring(definition), { overwrite, confirm: async () => false });
      const { applied, failures, findings, warnings } = result;
      const shown = inspect([applied, failures, findings, warnings, changesIn(result)], {
        depth: 20,
        showHidden: true,
      });
      expect(shown).not.toMatch(/c4n4ry-/);
    }
  }
});

function declaring(definition: EnvironmentDefinition): Construct {
  const root = program();
  environment({ definition }, root);
  return root;
}
