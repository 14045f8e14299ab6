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

function secret(props: Partial<BootstrapSecret>): BootstrapSecret {
  return { name: 'esc-token', namespace: 'web', key: 'pat', usedBy: ['SecretStore web/esc'], ...props };
}

function titles(secrets: readonly BootstrapSecret[]) {
  return secretSteps(secrets).map(({ title }) => title);
}
