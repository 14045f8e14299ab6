import { told } from './told';

test('a ClusterSecretStore that admits another namespace widens, as one that admits all of them does', () => {
  const store = (conditions: string) =>
    `apiVersion: external-secrets.io/v1\nkind: ClusterSecretStore\nmetadata: { name: acme }\nspec: ${conditions}\n`;
  const [one, two, all] = [
    '{ conditions: [{ namespaces: [a] }] }',
    '{ conditions: [{ namespaces: [a, b] }] }',
    '{}',
  ].map(store);

  expect(told({ 'clustersecretstore-acme.yaml': [one, two] })).toEqual([
    'access-widened: Namespace b can read ClusterSecretStore acme',
  ]);
  expect(told({ 'clustersecretstore-acme.yaml': [one, all] })).toContain(
    'access-widened: Every namespace can read ClusterSecretStore acme',
  );
});
