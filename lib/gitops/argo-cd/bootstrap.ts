import { ARGO_CD } from '../../upstream/argo-cd.ts';
import type { BootstrapStep, SyncedCluster } from '../engine.ts';
import { rootFileName } from './applications.ts';
import { type HealthCheck, healthChecksOf } from './health-checks.ts';
import { type ArgoCdSettings, projectName } from './props.ts';

/** What a person does once so that Argo CD syncs the cluster. */
export function bootstrapSteps(settings: ArgoCdSettings, cluster: SyncedCluster): readonly BootstrapStep[] {
  return [
    runArgoCd(settings),
    openRepository(settings),
    waitBetweenWaves(settings, cluster),
    handOver(settings, cluster),
  ];
}

function runArgoCd({ namespace, destination }: ArgoCdSettings): BootstrapStep {
  const registered = 'server' in destination ? destination.server : destination.name;
  const elsewhere = `It writes to the cluster it knows as \`${registered}\`; run this and the next steps against the cluster it runs in.`;
  const text = [
    `Argo CD has to run in namespace \`${namespace}\` (https://argo-cd.readthedocs.io/en/stable/getting_started/).`,
    ...(registered === ARGO_CD.inClusterServer ? [] : [elsewhere]),
    'The command lists its parts.',
  ];
  return {
    title: `Have Argo CD run in namespace ${namespace}`,
    text: text.join(' '),
    command: `kubectl get deployments,statefulsets --namespace ${namespace} --selector app.kubernetes.io/part-of=argocd`,
  };
}

function openRepository({ namespace, repository }: ArgoCdSettings): BootstrapStep {
  return {
    title: 'Let Argo CD read the repository',
    text:
      `A private repository needs a Secret with a read-only credential for \`${repository}\` in namespace ` +
      `\`${namespace}\`, labelled \`argocd.argoproj.io/secret-type: repository\`. A public one needs nothing.`,
  };
}

function waitBetweenWaves({ namespace }: ArgoCdSettings, cluster: SyncedCluster): BootstrapStep {
  const checks = healthChecksOf(cluster);
  const text = [
    'Argo CD has no health check for Applications, so without this one it creates all units at once:',
    'those that come too early fail and are tried again, which works and takes longer.',
    ...(checks.length > 1 ? [SECRET_CHECKS] : []),
    'It holds for every Application of this Argo CD.',
  ];
  return {
    title: 'Make the units wait for each other',
    text: text.join(' '),
    command: `kubectl patch configmap ${ARGO_CD.configMap} --namespace ${namespace} --type merge --patch-file /dev/stdin <<'EOF'
data:
${checks.map(renderHealthCheck).join('\n')}
EOF`,
  };
}

const SECRET_CHECKS =
  'The checks for kinds of secrets replace its own, which do not see that the last change is not synced yet.';

function renderHealthCheck({ kind, lua }: HealthCheck): string {
  return `  ${ARGO_CD.healthKeyPrefix}${kind.replace('/', '_')}: |\n${lua.replaceAll(/^/gm, '    ')}`;
}

function handOver(settings: ArgoCdSettings, cluster: SyncedCluster): BootstrapStep {
  const { namespace, revision } = settings;
  const files = [`appproject-${projectName(settings, cluster)}.yaml`, rootFileName(cluster)];
  const [least, most] = [ARGO_CD.pollSeconds / 60, (ARGO_CD.pollSeconds + ARGO_CD.pollJitterSeconds) / 60];
  return {
    title: 'Hand the cluster to Argo CD',
    text:
      `The root Application \`${cluster.name}\` creates the others and keeps them as they are in \`${revision}\`; Argo CD looks every ${least} to ${most} minutes. ` +
      `It does not sync its own file: apply that again after it changes. \`kubectl get applications --namespace ${namespace}\` shows the progress.`,
    command: `kubectl apply --namespace ${namespace} ${files.map((file) => `-f ${cluster.path}/${file}`).join(' ')}`,
  };
}
