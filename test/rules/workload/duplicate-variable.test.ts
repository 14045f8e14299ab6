import { uniqueVariables } from '../../../lib/rules/workload/duplicate-variable';
import { check, clusterSubject, codes } from '../../support/cluster-subject';
import { deployment } from '../../support/manifests';

const SERVER_SIDE = { sync: { ...clusterSubject([]).sync, appliesServerSide: () => true } };

test('a variable that stands twice is a warning where objects are applied client-side', () => {
  const [finding] = check(uniqueVariables, [setting('MODE', 'LEVEL', 'MODE')]);

  expect(finding).toMatchObject({
    code: 'workload/duplicate-variable',
    severity: 'warning',
    path: 'prod/shop/app',
    problem: 'Container "app" of Deployment "shop/app" sets "MODE" more than once.',
  });
});

test('it is an error where objects are applied server-side', () => {
  const [finding] = check(uniqueVariables, [setting('MODE', 'MODE', 'MODE')], SERVER_SIDE);

  expect(finding).toMatchObject({
    severity: 'error',
    cause: 'Server-side apply refuses the object: duplicate entries for key [name="MODE"].',
  });
});

test('different variables pass', () => {
  expect(codes(uniqueVariables, [setting('MODE', 'mode', 'LEVEL')], SERVER_SIDE)).toEqual([]);
});

test('two containers may set the same variable', () => {
  const env = [{ name: 'MODE', value: 'a' }];
  const pod = { containers: ['a', 'b'].map((name) => ({ name, env })) };

  expect(codes(uniqueVariables, [deployment(pod)], SERVER_SIDE)).toEqual([]);
});

function setting(...names: readonly string[]) {
  return deployment({ containers: [{ name: 'app', env: names.map((name) => ({ name, value: 'x' })) }] });
}
