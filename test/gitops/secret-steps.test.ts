import { type BootstrapSecret, secretSteps } from '../../lib/gitops/secret-steps';

const manifest = 'dist/prod/namespaces/namespace-web.yaml';

test('a Secret is created from typed input, for those who read it', () => {
  const [step] = secretSteps([secret({ usedBy: ['SecretStore web/esc', 'SecretProviderClass web/esc'] })]);

  expect(step?.title).toBe('Create the access token Secret web/esc-token');
  expect(step?.text).toContain('Read by SecretStore web/esc, SecretProviderClass web/esc, from key `pat`');
  expect(step?.command).toContain('generic esc-token --namespace web --from-file=pat=/dev/stdin');
});

test('a generated namespace is created before the first Secret in it, once', () => {
  const secrets = [
    secret({ name: 'a', namespaceManifest: manifest }),
    secret({ name: 'b', namespaceManifest: manifest }),
  ];

  expect(titles(secrets)).toEqual([
    'Create namespace web',
    'Create the access token Secret web/a',
    'Create the access token Secret web/b',
  ]);
  expect(secretSteps(secrets)[0]?.command).toBe(`kubectl apply -f ${manifest}`);
});

test.each([
  ['a namespace that somebody else creates', {}],
  ['a built-in namespace', { namespace: 'kube-system', namespaceManifest: manifest }],
])('%s is not created', (_, props) => {
  expect(secretSteps([secret(props)])).toHaveLength(1);
});

test('keys of one Secret are typed in one step, in their order, for all who read one of them', () => {
  const steps = secretSteps([
    secret({ name: 'aws', key: 'access-key-id', purpose: 'AWS access key', namespaceManifest: manifest }),
    secret({ name: 'aws', key: 'secret-access-key', purpose: 'AWS access key', usedBy: ['SecretStore web/other'] }),
  ]);

  expect(steps.map(({ title }) => title)).toEqual(['Create namespace web', 'Create the AWS access key Secret web/aws']);
  expect(steps[1]?.text).toContain(
    'Read by SecretStore web/esc, SecretStore web/other, from key `access-key-id` and `secret-access-key`.',
  );
  expect(steps[1]?.command?.match(/--from-file=[a-z-]+/g)).toEqual([
    '--from-file=access-key-id',
    '--from-file=secret-access-key',
  ]);
});

test('a Secret that is no access token is called what it is', () => {
  const [step] = secretSteps([secret({ purpose: 'client secret' })]);

  expect(step?.title).toBe('Create the client secret Secret web/esc-token');
  expect(step?.text).not.toContain('token:');
});

function secret(props: Partial<BootstrapSecret>): BootstrapSecret {
  return { name: 'esc-token', namespace: 'web', key: 'pat', usedBy: ['SecretStore web/esc'], ...props };
}

function titles(secrets: readonly BootstrapSecret[]) {
  return secretSteps(secrets).map(({ title }) => title);
}
