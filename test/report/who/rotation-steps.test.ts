import type { InventoryBinding } from '../../../lib/core/inventory';
import { askWho } from '../../../lib/report/who/ask-who';
import type { Step } from '../../../lib/report/who/step';
import { inventory, inventoryBinding, inventoryStore, keptValue, operatorBinding } from '../../support/inventory';

const PASSWORD = 'acme/shop/production/database.password';
const RESTART = 'Restart the pods that have the old value';

test('a mounted value: change it, restart the pods, look, revoke', () => {
  expect(titlesOf(stepsFor([inventoryBinding()]))).toEqual([
    'Put a new value into the store',
    RESTART,
    'See that no pod is older than the new value',
    'Revoke the old value where it was made',
  ]);
});

test('pods that have the old value are restarted by hand, a command a namespace', () => {
  const bindings = [inventoryBinding(), workloadOf('StatefulSet', 'ledger'), workloadOf('Deployment', 'api', 'web')];

  const step = stepOf(stepsFor(bindings), RESTART);

  expect(step?.commands.map(inOneLine)).toEqual([
    'kubectl --context prod --namespace shop rollout restart deployment/checkout statefulset/ledger',
    'kubectl --context prod --namespace web rollout restart deployment/api',
  ]);
});

test('Flux leaves what is changed in its own name alone', () => {
  const answer = askWho(PASSWORD, [inventory({ engine: 'flux', bindings: [operatorBinding()] })]);

  const commands = (answer.holding ? answer.steps : []).flatMap((step) => step.commands.map(inOneLine));
  const changes = commands.filter((command) => / (annotate|restart) /.test(command));
  expect(changes).toHaveLength(2);
  expect(changes.filter((command) => !command.includes(' --field-manager=flux-client-side-apply'))).toEqual([]);
});

test('a Secret of the operator is asked for before the pods restart', () => {
  const steps = stepsFor([operatorBinding()]);

  expect(titlesOf(steps).slice(1, 3)).toEqual(['Have External Secrets Operator look now', RESTART]);
  expect(steps[1]?.commands.map(inOneLine)).toEqual([
    'kubectl --context prod --namespace shop annotate externalsecret checkout-production --overwrite force-sync="$(date +%s)"',
    'kubectl --context prod --namespace shop get externalsecret checkout-production',
  ]);
  expect(steps[1]?.text).toContain('it looks every hour');
});

test('pods that Reloader restarts are waited for', () => {
  const steps = stepsFor([operatorBinding({ onChange: 'restart', refreshSeconds: 900 })]);

  expect(stepOf(steps, RESTART)).toBeUndefined();
  expect(stepOf(steps, 'Let these follow by themselves')?.items).toEqual([
    'prod: Deployment shop/checkout: Reloader restarts the pods, within 15 minutes or so',
  ]);
});

test('pods that are restarted by hand for one value are not waited for because of another', () => {
  const steps = stepsFor([operatorBinding({ onChange: 'restart' }), inventoryBinding()]);

  expect(stepOf(steps, 'Let these follow by themselves')).toBeUndefined();
});

test('a file that is read again by its process needs nobody', () => {
  expect(stepOf(stepsFor([inventoryBinding({ onChange: 'reload' })]), RESTART)).toBeUndefined();
});

test('a file that changes while nobody looks needs a restart', () => {
  expect(stepOf(stepsFor([inventoryBinding({ onChange: 'nothing' })]), RESTART)).toBeDefined();
});

test('the next run of a CronJob reads the new value', () => {
  const steps = stepsFor([workloadOf('CronJob', 'nightly')]);

  expect(stepOf(steps, RESTART)).toBeUndefined();
  expect(stepOf(steps, 'Let these follow by themselves')?.items[0]).toContain('the next run reads the new value');
});

test('a variable of a Secret that the driver writes may need a second restart', () => {
  const binding = operatorBinding({ delivery: 'csi-synced', refreshSeconds: undefined });

  const step = stepOf(stepsFor([binding]), 'Restart these once more, after five minutes');

  expect(step?.commands.map(inOneLine)).toEqual([
    'kubectl --context prod --namespace shop rollout restart deployment/checkout',
  ]);
});

test('a pod without a controller is deleted and made again', () => {
  const step = stepOf(stepsFor([workloadOf('Pod', 'debug')]), 'Replace the pods without a controller');

  expect(step?.commands.map(inOneLine)).toEqual(['kubectl --context prod --namespace shop delete pod debug']);
});

test('where an object is read whole, the part that leaked is changed', () => {
  const [change] = stepsFor([operatorBinding({ property: 'database' })]);

  expect(change?.commands.map(inOneLine)[0]).toContain('env set acme/shop/production database.password ');
});

test('where an object leaked, each part that is read is changed', () => {
  const bindings = [inventoryBinding(), inventoryBinding({ property: 'database.user' })];

  const [change] = stepsFor(bindings, 'acme/shop/production/database');

  expect(change?.commands).toHaveLength(2);
});

test('a value of an environment that is pinned goes into the one that it pins', () => {
  const address = 'acme/shop/production--stable';
  const one = inventory({ stores: [inventoryStore({ address })], bindings: [inventoryBinding({ store: address })] });

  const answer = askWho(`${address}/database.password`, [one]);

  const [change] = answer.holding ? answer.steps : [];
  expect(change?.commands.map(inOneLine)[0]).toContain('env set acme/shop/production database.password ');
  expect(answer.holding && stepOf(answer.steps, 'Move the tags that pin the environment')?.items).toEqual([address]);
});

test('a reference that names a version has to name the new one', () => {
  const stores = [inventoryStore({ address: 'ssm/eu-central-1', kind: 'AWS Parameter Store' })];
  const bindings = [inventoryBinding({ store: 'ssm/eu-central-1', property: '/db?version=3' })];

  const answer = askWho('ssm/eu-central-1//db', [inventory({ stores, bindings })]);

  expect(answer.holding && stepOf(answer.steps, 'Name the new version')?.items).toEqual([
    'prod/checkout/checkout/db-password: /db?version=3',
  ]);
});

test('a Secret of no binding is synced too, and somebody looks who reads it', () => {
  const answer = askWho('acme/shop/edge/tls.key', [inventory({ kept: [keptValue()] })]);

  const steps = answer.holding ? answer.steps : [];

  expect(stepOf(steps, 'Have External Secrets Operator look now')?.commands.map(inOneLine)).toContain(
    'kubectl --context prod --namespace shop get externalsecret storefront-tls',
  );
  expect(stepOf(steps, 'See who reads the Secrets that belong to no binding')?.items).toEqual([
    'prod: Secret shop/storefront-tls key tls.key, kept by ExternalSecret storefront-tls',
  ]);
});

test('namespaces that a label selects are named as that, and in no command', () => {
  const kept = [keptValue({ namespace: undefined })];
  const answer = askWho('acme/shop/edge/tls.key', [inventory({ kept })]);

  const steps = answer.holding ? answer.steps : [];

  expect(stepOf(steps, 'Have External Secrets Operator look now')).toBeUndefined();
  expect(stepOf(steps, 'See who reads the Secrets that belong to no binding')?.items[0]).toContain(
    'in each selected namespace',
  );
});

test('where a whole store leaked, what opens it is replaced first', () => {
  const [first] = stepsFor([inventoryBinding()], 'acme/shop/production');

  expect(first?.items).toEqual([
    'prod: Secret shop/pulumi-access-token, key pulumi-access-token, for CSI provider pulumi 0.1.1',
  ]);
});

test('what lay in etcd lies in its backups', () => {
  expect(stepsFor([operatorBinding()]).at(-1)?.text).toContain('backups of etcd');
  expect(stepsFor([inventoryBinding()]).at(-1)?.text).not.toContain('etcd');
});

function stepsFor(bindings: readonly InventoryBinding[], secret = PASSWORD): readonly Step[] {
  const answer = askWho(secret, [inventory({ bindings })]);
  return answer.holding ? answer.steps : [];
}

function workloadOf(kind: string, name: string, namespace = 'shop'): InventoryBinding {
  return inventoryBinding({ workload: { kind, namespace, name } });
}

function titlesOf(steps: readonly Step[]): readonly string[] {
  return steps.map(({ title }) => title);
}

function stepOf(steps: readonly Step[], title: string): Step | undefined {
  return steps.find((step) => step.title === title);
}

function inOneLine(command: string): string {
  return command.replaceAll(/ \\\n {2}/g, ' ');
}
