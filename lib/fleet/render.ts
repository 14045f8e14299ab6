import { ApiObject, App, Chart } from 'cdk8s';
import { Construct } from 'constructs';
import type { Finding } from '../core/finding';
import type { Progress } from '../core/progress';
import type { SyncedCluster } from '../gitops/engine';
import { checkCluster } from '../rules/catalogue';
import { renderBootstrap } from './bootstrap';
import type { Cluster } from './cluster';
import type { FleetFiles } from './files';
import { finishObject, KindScopes, type RenderedConstruct, renderObjects } from './manifests';
import { DRIVER_UNIT, PROVIDER_UNIT } from './platform';
import type { PreparedCluster } from './prepared-cluster';
import { subjectOf } from './subject';
import { findingsAt, surveyCluster, type UnitSurvey, unitOf } from './survey';
import { syncOrder } from './sync-graph';
import { resolveWholeObjects } from './whole-object-resolver';

/**
 * Renders one cluster into files, each object once, and checks it with every rule.
 *
 * @param repositoryPath Folder of the fleet's output from the repository's root.
 * @returns everything that is wrong with the cluster.
 */
export function renderCluster(
  prepared: PreparedCluster,
  repositoryPath: string,
  files: FleetFiles,
  progress?: Progress,
): Finding[] {
  const { cluster, planned } = prepared;
  const survey = surveyCluster(cluster);
  const findings = [...survey.findings];
  const raw = survey.units.map(({ unit, objects }, index) => {
    progress?.(`Rendering the units of ${cluster.name}`, index, survey.units.length);
    return renderObjects(unit.node.id, objects, findings);
  });
  const scopes = new KindScopes(raw.flat());
  const finished = raw.map((objects) => objects.map((object) => finishObject(object, scopes, cluster.gitOps)));
  const addOns = addOnsOf(survey.units);
  const mounting = new Set(planned.map(({ binding }) => unitOf(binding)?.node.id));

  const folder = `${repositoryPath}/${cluster.name}`;
  const order = syncOrder(
    survey.units.map(({ unit, dependsOn }, index) => ({
      name: unit.node.id,
      path: unit.node.path,
      objects: finished[index] ?? [],
      dependsOn,
      mountedBy: mounting.has(unit.node.id) ? addOns : [],
    })),
    folder,
    scopes,
  );
  const synced = { name: cluster.name, path: `${folder}/${cluster.gitOps.unitName}`, units: order.units };
  const engineObjects = order.findings.length > 0 ? [] : renderEngine(cluster, synced, findings);

  const objects = [...finished.flat(), ...engineObjects];

  survey.units.forEach(({ unit }, index) => {
    files.addObjects(`${cluster.name}/${unit.node.id}`, unit.namespace, finished[index] ?? []);
  });
  files.addObjects(`${cluster.name}/${cluster.gitOps.unitName}`, cluster.gitOps.namespace, engineObjects);
  files.addPage(`${cluster.name}/BOOTSTRAP.md`, renderBootstrap(prepared, synced, objects, folder));
  return [...findings, ...order.findings, ...checkCluster(subjectOf(prepared, objects, scopes))];
}

/** The add-ons that mount files; every unit whose pods have files waits for them. */
function addOnsOf(units: readonly UnitSurvey[]): string[] {
  return units.map(({ unit }) => unit.node.id).filter((name) => name === DRIVER_UNIT || name === PROVIDER_UNIT);
}

/** The engine's own objects, made in a tree of their own so that rendering leaves the fleet as it was. */
function renderEngine(cluster: Cluster, synced: SyncedCluster, findings: Finding[]): RenderedConstruct[] {
  const { gitOps } = cluster;
  const app = new App();
  resolveWholeObjects(app);
  const chart = new Chart(new Construct(app, cluster.name), gitOps.unitName, { namespace: gitOps.namespace });
  gitOps.addSyncObjects(chart, synced);
  const constructs = chart.node.findAll();
  for (const construct of constructs) findings.push(...findingsAt(construct));
  return renderObjects(gitOps.unitName, constructs.filter(ApiObject.isApiObject), findings);
}
