import { formatGoDuration } from '../../core/go-duration.ts';
import { FLUX } from '../../upstream/flux.ts';
import type { BootstrapStep, SyncedCluster } from '../engine.ts';
import { typedSecretCommand } from '../secret-command.ts';
import type { FluxSettings } from './props.ts';

/** What a person does once so that Flux syncs the cluster. */
export function bootstrapSteps(settings: FluxSettings, cluster: SyncedCluster): readonly BootstrapStep[] {
  return [installFlux(settings), keepOthersGoing(settings), ...openRepository(settings), handOver(settings, cluster)];
}

function installFlux({ namespace }: FluxSettings): BootstrapStep {
  return {
    title: 'Install Flux',
    text: `Nothing to do where \`flux check --namespace ${namespace}\` passes, for instance after \`flux bootstrap\`.`,
    command: `flux install --namespace ${namespace}`,
  };
}

function keepOthersGoing({ namespace }: FluxSettings): BootstrapStep {
  const patch = FLUX.patientArguments.map((value) => ({
    op: 'add',
    path: '/spec/template/spec/containers/0/args/-',
    value,
  }));
  return {
    title: 'Let no unit hold up others',
    text:
      'By itself kustomize-controller works on 4 units at a time, those included that it waits for, and tries no newer commit of a unit before that wait is over. ' +
      'Where `flux bootstrap` keeps Flux, patch it in its folder instead, or the arguments go with its next sync.',
    command: `kubectl patch deployment kustomize-controller --namespace ${namespace} --type json --patch '${JSON.stringify(patch)}'`,
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
