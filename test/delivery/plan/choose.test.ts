import type { DeliveryKind } from '../../../lib/core/plan';
import { choose } from '../../../lib/delivery/plan/choose';
import type { Circumstances, CsiCircumstances } from '../../../lib/delivery/plan/circumstances';
import { AZURE_KEY_VAULT_CSI_PROVIDER_1_8_2 } from '../../../lib/upstream/azure-key-vault-csi-provider';
import {
  AZURE_EXTERNAL_SECRETS_PROVIDER,
  PULUMI_EXTERNAL_SECRETS_PROVIDER,
} from '../../../lib/upstream/external-secrets-providers';
import { PULUMI_ESC_CSI_PROVIDER_0_1_1 } from '../../../lib/upstream/pulumi-esc-csi-provider';

const pulumi: CsiCircumstances = { profile: PULUMI_ESC_CSI_PROVIDER_0_1_1, syncsSecrets: true };
const azure: CsiCircumstances = { profile: AZURE_KEY_VAULT_CSI_PROVIDER_1_8_2, syncsSecrets: true };
const noDriver = { unavailable: 'there is no driver' };
const noOperator = { unavailable: 'there is no operator' };

/** A root container of a Deployment of two that reads a file of Pulumi ESC; everything is there. */
const USUAL: Circumstances = {
  target: 'file',
  refreshSeconds: 3600,
  workload: { kind: 'Deployment', pods: 2, comesAndGoes: false },
  kubernetesSecrets: 'allowed',
  csi: pulumi,
  operator: { profile: PULUMI_EXTERNAL_SECRETS_PROVIDER },
  reloader: { secrets: false, mounts: false },
};

const nonRoot = { ...USUAL.workload, unprivileged: 'the container runs as user 1000' };
const cronJob = { ...USUAL.workload, kind: 'CronJob', comesAndGoes: true };
const scaledToZero = { ...USUAL.workload, pods: 0, comesAndGoes: true };
const forbidden = { kubernetesSecrets: 'forbidden' } as const;
const variable = { target: 'variable' } as const;
const variables = { target: 'variables' } as const;
const viaAzure = { csi: azure, operator: { profile: AZURE_EXTERNAL_SECRETS_PROVIDER } };
const reloader = { reloader: { secrets: true, mounts: true } };
const secretReloader = { reloader: { secrets: true, mounts: false } };
const restart = { onChange: 'restart' } as const;
const reload = { onChange: 'reload' } as const;
const nothing = { onChange: 'nothing' } as const;

type Case = readonly [circumstances: string, difference: Partial<Circumstances>, expected: DeliveryKind | 'none'];

test.each<Case>([
  ['a root container reads a file', {}, 'csi-files'],
  ['a file, Secrets are forbidden', forbidden, 'csi-files'],
  ['a file, no operator', { operator: noOperator }, 'csi-files'],
  ['a file, no driver', { csi: noDriver }, 'external-secret'],
  ['a file, no driver, Secrets are forbidden', { csi: noDriver, ...forbidden }, 'none'],
  ['a file, neither driver nor operator', { csi: noDriver, operator: noOperator }, 'none'],
  ['a file, not root', { workload: nonRoot }, 'external-secret'],
  ['a file, not root, Secrets are forbidden', { workload: nonRoot, ...forbidden }, 'none'],
  ['a file, not root, no operator', { workload: nonRoot, operator: noOperator }, 'csi-synced'],
  [
    'a file, not root, no operator, a driver that does not sync',
    { workload: nonRoot, operator: noOperator, csi: { ...pulumi, syncsSecrets: false } },
    'none',
  ],
  ['a file of Key Vault, not root', { workload: nonRoot, ...viaAzure }, 'csi-files'],
  [
    'a file of Key Vault, not root, Secrets are forbidden',
    { workload: nonRoot, ...viaAzure, ...forbidden },
    'csi-files',
  ],
  ['a file of a CronJob', { workload: cronJob }, 'csi-files'],
  ['a file, scaled to zero', { workload: scaledToZero }, 'csi-files'],
  ['a file that is read again', reload, 'csi-files'],
  ['a file that is read again, not root', { ...reload, workload: nonRoot }, 'external-secret'],
  ['a file that only changes', nothing, 'csi-files'],
  ['a file, restart, no Reloader', restart, 'none'],
  ['a file, restart, Reloader of Secrets', { ...restart, ...secretReloader }, 'external-secret'],
  ['a file, restart, versions that never settle', { ...restart, ...reloader }, 'external-secret'],
  ['a file of Key Vault, restart, Reloader of mounts', { ...restart, ...reloader, ...viaAzure }, 'csi-files'],
  [
    'a file of Key Vault, restart, Reloader of Secrets',
    { ...restart, ...secretReloader, ...viaAzure },
    'external-secret',
  ],
  [
    'a file, restart, no operator, Reloader of Secrets',
    { ...restart, ...secretReloader, operator: noOperator },
    'csi-synced',
  ],
  ['a file, restart, Secrets are forbidden, Reloader of all', { ...restart, ...reloader, ...forbidden }, 'none'],
  [
    'a file of Key Vault, restart, Secrets are forbidden',
    { ...restart, ...reloader, ...viaAzure, ...forbidden },
    'csi-files',
  ],
  ['a file of a CronJob, restart, no Reloader', { ...restart, workload: cronJob }, 'csi-files'],
  ['a variable', variable, 'external-secret'],
  ['a variable of Key Vault', { ...variable, ...viaAzure }, 'external-secret'],
  ['a variable, not root', { ...variable, workload: nonRoot }, 'external-secret'],
  ['a variable, Secrets are forbidden', { ...variable, ...forbidden }, 'none'],
  ['a variable, no operator', { ...variable, operator: noOperator }, 'csi-synced'],
  ['a variable, no operator, not root', { ...variable, operator: noOperator, workload: nonRoot }, 'csi-synced'],
  [
    'a variable, no operator, a driver that does not sync',
    { ...variable, operator: noOperator, csi: { ...pulumi, syncsSecrets: false } },
    'none',
  ],
  ['a variable, neither driver nor operator', { ...variable, csi: noDriver, operator: noOperator }, 'none'],
  ['a variable, no driver', { ...variable, csi: noDriver }, 'external-secret'],
  ['a variable of a CronJob', { ...variable, workload: cronJob }, 'external-secret'],
  ['a variable, scaled to zero', { ...variable, workload: scaledToZero }, 'external-secret'],
  ['a variable of a CronJob, no operator', { ...variable, workload: cronJob, operator: noOperator }, 'csi-synced'],
  ['a variable, restart, no Reloader', { ...variable, ...restart }, 'none'],
  ['a variable, restart, Reloader of Secrets', { ...variable, ...restart, ...secretReloader }, 'external-secret'],
  [
    'a variable, restart, Reloader of Secrets, no operator',
    { ...variable, ...restart, ...secretReloader, operator: noOperator },
    'csi-synced',
  ],
  [
    'a variable of a Job, restart, no Reloader',
    { ...variable, ...restart, workload: { ...cronJob, kind: 'Job' } },
    'external-secret',
  ],
  ['every key as a variable', variables, 'external-secret'],
  ['every key as a variable, no operator', { ...variables, operator: noOperator }, 'none'],
  ['every key as a variable, Secrets are forbidden', { ...variables, ...forbidden }, 'none'],
  ['every key as a variable, no driver', { ...variables, csi: noDriver }, 'external-secret'],
])('%s', (_, difference, expected) => {
  expect(choose({ ...USUAL, ...difference }).choice?.delivery ?? 'none').toBe(expected);
});

test.each<readonly [forced: DeliveryKind, difference: Partial<Circumstances>, obstacle: string]>([
  ['csi-files', variable, 'a variable can only come from a Kubernetes Secret'],
  ['copied-csi-files', variable, 'a variable can only come from a Kubernetes Secret'],
  ['csi-files', { csi: noDriver }, 'there is no driver'],
  [
    'csi-files',
    { workload: nonRoot },
    'provider "pulumi" 0.1.1 writes files that root alone can read, and the container runs as user 1000',
  ],
  ['copied-csi-files', reload, 'a copy is made once, when the pod starts, and never changes'],
  ['copied-csi-files', { csi: noDriver }, 'there is no driver'],
  ['csi-synced', forbidden, "the cluster's policy forbids Kubernetes Secrets"],
  ['csi-synced', { csi: { ...pulumi, syncsSecrets: false } }, "the cluster's driver does not sync Secrets"],
  ['csi-synced', variables, 'the driver cannot take over keys that the class does not list'],
  ['csi-synced', restart, 'no Reloader of this cluster restarts pods when a Secret changes'],
  ['external-secret', { operator: noOperator }, 'there is no operator'],
  ['external-secret', forbidden, "the cluster's policy forbids Kubernetes Secrets"],
  ['external-secret', restart, 'no Reloader of this cluster restarts pods when a Secret changes'],
  ['csi-files', { ...restart, ...secretReloader, ...viaAzure }, 'no Reloader of this cluster watches mounted files'],
  [
    'csi-files',
    { ...restart, ...reloader },
    'provider "pulumi" 0.1.1 reports a new version at every poll, so the pods would restart without end',
  ],
])('%s is forced and cannot work: %j', (forced, difference, obstacle) => {
  const verdict = choose({ ...USUAL, ...difference }, forced);

  expect(verdict).toMatchObject({ choice: { delivery: forced, reason: 'the program asks for it' }, obstacle });
});

test.each<readonly [forced: DeliveryKind, difference: Partial<Circumstances>, better: DeliveryKind]>([
  ['external-secret', {}, 'csi-files'],
  ['copied-csi-files', {}, 'csi-files'],
  ['csi-synced', variable, 'external-secret'],
])('%s is forced although a better one would work: %j', (forced, difference, better) => {
  expect(choose({ ...USUAL, ...difference }, forced)).toMatchObject({ choice: { delivery: forced }, better });
});

test.each<readonly [forced: DeliveryKind, difference: Partial<Circumstances>]>([
  ['csi-files', {}],
  ['copied-csi-files', { workload: nonRoot }],
  ['external-secret', { workload: nonRoot }],
  ['csi-synced', { ...variable, operator: noOperator }],
])('%s is forced and nothing is said against it: %j', (forced, difference) => {
  const verdict = choose({ ...USUAL, ...difference }, forced);

  expect([verdict.choice?.delivery, 'obstacle' in verdict, 'better' in verdict]).toEqual([forced, false, false]);
});

test('every other delivery is kept with why it was not taken', () => {
  const { choice } = choose({ ...USUAL, workload: nonRoot, operator: noOperator });

  expect(choice?.ruledOut).toEqual([
    { delivery: 'csi-files', impossible: true, cause: expect.stringContaining('root alone can read') },
    { delivery: 'copied-csi-files', impossible: false, cause: expect.stringContaining('on request only') },
    { delivery: 'external-secret', impossible: true, cause: 'there is no operator' },
  ]);
});

test.each<readonly [delivery: DeliveryKind, difference: Partial<Circumstances>, perHour: number, perStart: number]>([
  ['csi-files', {}, 0, 2],
  ['csi-files', reload, 240, 2],
  ['external-secret', variable, 2, 0],
  ['external-secret', { ...variable, refreshSeconds: 300 }, 24, 0],
  ['external-secret', variables, 2, 0],
  ['csi-synced', { ...variable, operator: noOperator }, 0, 2],
])('%s costs requests to the store: %j', (delivery, difference, callsPerHour, callsPerPodStart) => {
  const { choice } = choose({ ...USUAL, ...difference });

  expect([choice?.delivery, choice?.consequences.callsPerHour, choice?.consequences.callsPerPodStart]).toEqual([
    delivery,
    callsPerHour,
    callsPerPodStart,
  ]);
});

test.each<readonly [Partial<Circumstances>, string]>([
  [{}, 'the next pod gets it'],
  [reload, 'the file changes, and the process reads it again'],
  [nothing, 'the file changes'],
  [{ ...variable, ...restart, ...secretReloader }, 'the pods are restarted'],
  [{ ...variable, ...restart, workload: cronJob }, 'the next run gets it'],
])('how a new value reaches the process: %j', (difference, whenValueChanges) => {
  expect(choose({ ...USUAL, ...difference }).choice?.consequences).toMatchObject({ whenValueChanges });
});

test('a restart makes a new copy of a file', () => {
  const { choice } = choose({ ...USUAL, ...viaAzure, ...restart, ...reloader }, 'copied-csi-files');

  expect(choice?.consequences.whenValueChanges).toBe('the pods are restarted');
});
