import type { Construct } from 'constructs';
import { GitRepository as Resource } from '../../../imports/source.toolkit.fluxcd.io.ts';
import { formatGoDuration } from '../../core/go-duration.ts';
import type { JsonObject } from '../../core/json.ts';
import { reportFinding } from '../../core/report-finding.ts';
import { FLUX } from '../../upstream/flux.ts';
import type { SyncedCluster } from '../engine.ts';
import { reportCredentialsInUrl, trySshUrl } from '../repository-url.ts';
import { type FluxSettings, rootName } from './props.ts';

/** The source of all Kustomizations of the cluster. */
export function gitRepository(scope: Construct, settings: FluxSettings, cluster: SyncedCluster): JsonObject {
  const name = rootName(settings, cluster);
  const { branch, gitCredentials, namespace, pollInterval, repository } = settings;
  reportCredentialsInUrl(scope, repository);
  reportUnknownForm(scope, repository);
  reportClosedDoor(scope, settings);
  return Resource.manifest({
    metadata: { name, namespace },
    spec: {
      url: repository,
      ref: { branch },
      interval: formatGoDuration(pollInterval),
      ...(gitCredentials !== undefined && { secretRef: { name: gitCredentials } }),
    },
  });
}

function reportUnknownForm(scope: Construct, repository: string): void {
  if (FLUX.repositorySchemes.some((scheme) => repository.startsWith(`${scheme}://`))) return;
  const ssh = trySshUrl(repository);
  reportFinding(scope, {
    code: 'gitops/repository-url',
    severity: 'error',
    problem: ssh
      ? `The repository address "${repository}" has the scp form.`
      : 'The repository address begins with none of https://, http:// and ssh://.',
    cause: 'The API server refuses every other form in a GitRepository.',
    mend: `Write ${ssh ? `"${ssh}"` : 'it with one of these schemes'}.`,
  });
}

function reportClosedDoor(scope: Construct, { gitCredentials, namespace, repository }: FluxSettings): void {
  if (!repository.startsWith('ssh://') || gitCredentials !== undefined) return;
  reportFinding(scope, {
    code: 'gitops/ssh-without-credentials',
    severity: 'error',
    problem: 'The repository is read over SSH without a key.',
    cause: 'Flux cannot fetch it, so that nothing is ever synced.',
    mend: `Name a Secret in namespace "${namespace}" with the key: gitCredentials: 'deploy-key'; BOOTSTRAP.md says how to create it.`,
  });
}
