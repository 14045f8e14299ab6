import type { Json, JsonObject } from '../../../lib/core/json';
import { secretsInArguments } from '../../../lib/rules/workload/secret-in-arguments';
import { check, codes } from '../../support/cluster-subject';
import { deployment } from '../../support/manifests';

const PASSWORD: JsonObject = { name: 'PASSWORD', valueFrom: { secretKeyRef: { name: 'db', key: 'password' } } };
const FOUND = ['workload/secret-in-arguments warning prod/shop/app'];

test('a Secret in the arguments warns, with the name of its variable', () => {
  const [finding] = check(secretsInArguments, [running({ args: ['--password=$(PASSWORD)'], env: [PASSWORD] })]);

  expect(finding?.problem).toBe(
    'Container "app" of Deployment "shop/app" writes the Secret behind $(PASSWORD) into its command line.',
  );
});

test('so does one in the command', () => {
  const container = { command: ['sh', '-c', 'exec app --password $(PASSWORD)'], env: [PASSWORD] };

  expect(codes(secretsInArguments, [running(container)])).toEqual(FOUND);
});

test('so does one in a variable that holds it', () => {
  const url = { name: 'URL', value: 'postgres://app:$(PASSWORD)@db' };

  expect(codes(secretsInArguments, [running({ args: ['$(URL)'], env: [PASSWORD, url] })])).toEqual(FOUND);
});

test.each<[string, readonly Json[], readonly JsonObject[]]>([
  ['a variable of its own value', ['$(HOST)'], [PASSWORD, { name: 'HOST', value: 'db' }]],
  ['a Secret that is no argument', ['--verbose'], [PASSWORD]],
  ['an escaped reference', ['$$(PASSWORD)'], [PASSWORD]],
  ["a shell's own variable", ['"$PASSWORD"'], [PASSWORD]],
  ['a variable that stands before the Secret', ['$(URL)'], [{ name: 'URL', value: '$(PASSWORD)' }, PASSWORD]],
  ['a variable that a later one replaces', ['$(PASSWORD)'], [PASSWORD, { name: 'PASSWORD', value: 'none' }]],
  ['a key of a ConfigMap', ['$(A)'], [{ name: 'A', valueFrom: { configMapKeyRef: { name: 'a', key: 'a' } } }]],
])('%s passes', (_, args, env) => {
  expect(codes(secretsInArguments, [running({ args, env })])).toEqual([]);
});

function running(container: JsonObject): JsonObject {
  return deployment({ containers: [{ name: 'app', ...container }] });
}
