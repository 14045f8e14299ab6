import type { Construct } from 'constructs';
import { reportFinding } from '../core/report-finding.ts';

/**
 * Reports a repository address that carries a credential: it would be committed with the objects that name it.
 *
 * The user of an SSH address is none. The finding does not repeat the address.
 */
export function reportCredentialsInUrl(scope: Construct, repository: string): void {
  const [, scheme, userInfo] = /^([a-z+]+):\/\/([^/]*)@/i.exec(repository) ?? [];
  if (userInfo === undefined || (scheme?.toLowerCase() === 'ssh' && !userInfo.includes(':'))) return;
  reportFinding(scope, {
    code: 'gitops/credentials-in-url',
    severity: 'error',
    problem: 'The repository address has a user name or password before the host.',
    cause: 'It would be committed to the repository, and stand in the cluster for everybody who may read the engine.',
    mend: 'Write the address without it, revoke what was written here, and give the engine a Secret with the credential.',
  });
}

/** The SSH form of an scp address, `git@host:path`; undefined for every other address. */
export function trySshUrl(repository: string): string | undefined {
  const [, login, path] = /^([^/:@]+@[^/:]+):(?!\/\/)\/?(.+)$/.exec(repository) ?? [];
  return login && path && `ssh://${login}/${path}`;
}
