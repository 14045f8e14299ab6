import fc from 'fast-check';
import { choose } from '../../../lib/delivery/plan/choose';
import type { Circumstances } from '../../../lib/delivery/plan/circumstances';
import { waysOut } from '../../../lib/delivery/plan/ways-out';
import { AZURE_KEY_VAULT_CSI_PROVIDER_1_8_2 } from '../../../lib/upstream/azure-key-vault-csi-provider';
import { PULUMI_EXTERNAL_SECRETS_PROVIDER } from '../../../lib/upstream/external-secrets-providers';
import { PULUMI_ESC_CSI_PROVIDER_0_1_1 } from '../../../lib/upstream/pulumi-esc-csi-provider';

const noDriver = { unavailable: 'there is no driver' };
const noOperator = { unavailable: 'there is no operator' };

/** A container that is not root reads a file of Pulumi ESC; Kubernetes Secrets are forbidden. */
const CORNERED: Circumstances = {
  target: 'file',
  refreshSeconds: 3600,
  workload: { kind: 'Deployment', pods: 2, comesAndGoes: false, unprivileged: 'the container runs as user 1000' },
  kubernetesSecrets: 'forbidden',
  csi: { profile: PULUMI_ESC_CSI_PROVIDER_0_1_1, syncsSecrets: true },
  operator: { profile: PULUMI_EXTERNAL_SECRETS_PROVIDER },
  reloader: { secrets: false, mounts: false },
};

const COPY = 'copy the file for it';
const ROOT = 'run the container as root';
const FILE = 'let the process read a file';
const NAMES = 'name each variable';
const RELOAD = 'let the process read the file again';
const NO_ROTATION = 'leave `rotation` out';
const RELOADER = 'declare the Stakater Reloader';
const ALLOW = 'allow Kubernetes Secrets';
const SYNC = "let the cluster's driver sync";
const OPERATOR = 'let External Secrets Operator bring it (now there is no operator)';
const DRIVER = 'let the Secrets Store CSI Driver bring it (now there is no driver)';

test.each<[string, Partial<Circumstances>, readonly string[]]>([
  ['a file, not root, Secrets are forbidden', {}, [COPY, ROOT, ALLOW]],
  ['a variable, Secrets are forbidden', { target: 'variable' }, [ALLOW]],
  [
    'a variable, Secrets are forbidden, root',
    { target: 'variable', workload: { ...CORNERED.workload, unprivileged: undefined } },
    [FILE, ALLOW],
  ],
  [
    'a file, restart, no Reloader',
    { onChange: 'restart', kubernetesSecrets: 'allowed' },
    [RELOAD, NO_ROTATION, RELOADER],
  ],
  [
    'a file that root reads, restart, Secrets are forbidden',
    { onChange: 'restart', workload: { ...CORNERED.workload, unprivileged: undefined } },
    [RELOAD, NO_ROTATION],
  ],
  [
    'every key, no operator',
    { target: 'variables', kubernetesSecrets: 'allowed', operator: noOperator },
    [FILE, NAMES, OPERATOR],
  ],
  [
    'a variable, no operator, a driver that does not sync',
    {
      target: 'variable',
      kubernetesSecrets: 'allowed',
      operator: noOperator,
      csi: { profile: AZURE_KEY_VAULT_CSI_PROVIDER_1_8_2, syncsSecrets: false },
    },
    [FILE, SYNC, OPERATOR],
  ],
  ['a file, neither driver nor operator', { csi: noDriver, operator: noOperator }, [DRIVER]],
  [
    'a file, neither driver nor operator, Secrets are allowed',
    { csi: noDriver, operator: noOperator, kubernetesSecrets: 'allowed' },
    [OPERATOR, DRIVER],
  ],
])('%s: each way out is one that leads out', (_, difference, expected) => {
  const lines = waysOut({ ...CORNERED, ...difference }).split('\n');

  expect(lines[0]).toBe('Choose one of:');
  expect(lines.slice(1)).toEqual(expected.map((way) => expect.stringContaining(`- ${way}`)));
});

test('what a single change cannot mend points at the causes', () => {
  const noWay = { target: 'variables', operator: noOperator, onChange: 'restart' } as const;
  const csi = { profile: PULUMI_ESC_CSI_PROVIDER_0_1_1, syncsSecrets: false };

  expect(waysOut({ ...CORNERED, ...noWay, csi })).toBe('Change what the causes name.');
});

test('wherever nothing is possible, there is something to do', () => {
  const circumstances: fc.Arbitrary<Circumstances> = fc.record({
    target: fc.constantFrom('file', 'variable', 'variables'),
    onChange: fc.constantFrom(undefined, 'restart', 'reload', 'nothing'),
    refreshSeconds: fc.constant(3600),
    workload: fc.record({
      kind: fc.constantFrom('Deployment', 'CronJob', 'Pod'),
      pods: fc.constant(1),
      comesAndGoes: fc.boolean(),
      unprivileged: fc.constantFrom(undefined, 'the container runs as user 1000'),
    }),
    kubernetesSecrets: fc.constantFrom('allowed', 'forbidden'),
    csi: fc.constantFrom(noDriver, CORNERED.csi, { profile: AZURE_KEY_VAULT_CSI_PROVIDER_1_8_2, syncsSecrets: false }),
    operator: fc.constantFrom(noOperator, CORNERED.operator),
    reloader: fc.record({ secrets: fc.boolean(), mounts: fc.boolean() }),
  });

  fc.assert(
    fc.property(circumstances, (one) => {
      fc.pre(choose(one).choice === undefined);

      expect(waysOut(one)).toMatch(/^(Choose one of:(\n- .+;)*\n- .+\.|Change what the causes name\.)$/);
    }),
  );
});
