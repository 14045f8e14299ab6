import type { OwnFinding } from '../../core/report-finding.ts';
import { secretKeyProblem } from '../../upstream/kubernetes-secret-types.ts';
import type { PushSecretData, PushSecretProps } from './push-secret.ts';
import { intervalProblems } from './refresh.ts';
import { refusalProblems, type SecretStoreRef } from './secret-store-ref.ts';

/** Everything that is wrong with a PushSecret. No webhook looks at one, so all of it would show in the cluster only. */
export function pushSecretProblems({ data, namespace, refresh, stores }: PushSecretProps): readonly OwnFinding[] {
  return [
    ...(data.length === 0 || stores.length === 0 ? [NOTHING_TO_PUSH] : []),
    ...stores.flatMap((store) => [...writeProblems(store), ...refusalProblems(store, namespace)]),
    ...data.flatMap(keyProblems),
    ...duplicates(data).map(overwritten),
    ...intervalProblems('refresh', refresh, 'the operator pushes once and leaves later values of the Secret alone'),
  ];
}

const NOTHING_TO_PUSH: OwnFinding = {
  code: 'eso/nothing-to-push',
  severity: 'error',
  problem: 'The PushSecret has no data or no stores.',
  cause: 'It would push nothing.',
  mend: "Name both: stores: [store], data: [{ secretKey: 'password', remoteKey: 'db-password' }].",
};

function writeProblems({ name, profile }: SecretStoreRef): readonly OwnFinding[] {
  if (profile?.pushProblem === undefined) return [];
  return [
    {
      code: 'eso/push-provider',
      severity: 'error',
      problem: `A PushSecret writes to store "${name}", whose provider is "${profile.provider}".`,
      cause: profile.pushProblem,
      mend: 'Write the values into the store with its own tools, and leave the PushSecret out.',
    },
  ];
}

function keyProblems({ remoteKey, secretKey }: PushSecretData): readonly OwnFinding[] {
  const problem = secretKey === undefined ? undefined : secretKeyProblem(secretKey);
  return [
    ...(problem === undefined ? [] : [keyError(`The key "${secretKey}" ${problem}`, 'No Secret has such a key')]),
    ...(remoteKey === '' ? [keyError('A remoteKey is empty', 'No provider has a value without a name')] : []),
  ];
}

function keyError(problem: string, cause: string): OwnFinding {
  return {
    code: 'eso/push-key',
    severity: 'error',
    problem: `${problem}.`,
    cause: `${cause}, so every push would fail.`,
    mend: "Write an entry like { secretKey: 'password', remoteKey: 'db-password' }.",
  };
}

/** Entries whose place in the store an earlier one has. */
function duplicates(data: readonly PushSecretData[]): readonly PushSecretData[] {
  const taken = new Set<string>();
  return data.filter(({ property = '', remoteKey }) => {
    const place = JSON.stringify([remoteKey, property]);
    return taken.has(place) || !taken.add(place);
  });
}

function overwritten({ property, remoteKey }: PushSecretData): OwnFinding {
  return {
    code: 'eso/push-duplicate',
    severity: 'error',
    problem: `Two entries are pushed to "${remoteKey}"${property === undefined ? '' : `, property "${property}"`}.`,
    cause: 'The later one overwrites the earlier one at each push.',
    mend: 'Give each a remoteKey or property of its own.',
  };
}
