import { formatGoDuration } from '../../core/go-duration.ts';
import type { BootstrapStep, SyncedCluster } from '../engine.ts';
import { typedSecretCommand } from '../secret-command.ts';
import type { FluxSettings } from './props.ts';

/** What a person does once so that Flux syncs the cluster. */
export function bootstrapSteps(settings: FluxSettings, cluster: SyncedCluster): readonly BootstrapStep[] {
  return [installFlux(settings), ...openRepository(settings), handOver(settings, cluster)];
}

function installFlux({ namespace }: FluxSettings): BootstrapStep {
  return {
    title: 'Install Flux',
    text: `Nothing to do where \`flux check --namespace ${namespace}\` passes, for instance after \`flux bootstrap\`.`,
    command: `flux install --namespace ${namespace}`,
  };
}

function openRepository({ gitCredentials, namespace, repository }: FluxSettings): readonly BootstrapStep[] {
  if (gitCredentials === undefined) return [];
  const title = 'Let Flux read the repository';
  if (repository.startsWith('ssh://'))
    return [
      {
        title,
        text: 'Creates a key and prints its public half: add that to the repository as a deploy key, read-only.',
        command: `flux create secret git ${gitCredentials} --namespace ${namespace} --url ${repository}`,
      },
    ];
  return [
    {
      title,
      text: 'The command waits for an access token that may read the repository: paste it and press Enter. Nothing is shown.',
      command: typedSecretCommand({
        name: gitCredentials,
        namespace,
        keys: ['password'],
        literals: { username: 'git' },
      }),
    },
  ];
}

function handOver(settings: FluxSettings, cluster: SyncedCluster): BootstrapStep {
  const { branch, namespace, pollInterval } = settings;
  return {
    title: 'Hand the cluster to Flux',
    text:
      `From now on Flux keeps the cluster as it is in \`${branch}\`, these objects included; it looks every ${formatGoDuration(pollInterval)}. ` +
      `\`flux get kustomizations --namespace ${namespace}\` shows the progress.`,
    command: `kubectl apply -f ${cluster.path}/`,
  };
}
