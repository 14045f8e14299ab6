import { plainSecretsIn } from '../../lib/esc/definition';

test('the plain secrets of a definition are found, and encrypted ones are not', () => {
  const yaml =
    'values: { a: { fn::secret: s3cr3t }, b: [{ fn::secret: 7 }], c: { fn::secret: { ciphertext: x } }, d: plain }';

  expect(plainSecretsIn(yaml)).toEqual(['s3cr3t', '7']);
});

test('so is what a secret in JSON holds, if it is long enough to be told from a word', () => {
  const yaml = `values: { a: { fn::fromJSON: { fn::secret: '{"user":"app","keys":["\\u00a7-s3cr3t",8372619]}' } } }`;

  expect(plainSecretsIn(yaml).slice(1)).toEqual(['§-s3cr3t', '8372619']);
});
