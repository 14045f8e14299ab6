import { Construct, RootConstruct } from 'constructs';
import type { Finding } from '../core/finding.ts';
import { kindKey } from '../core/manifest.ts';
import type { Progress } from '../core/progress.ts';
import { findingsOf } from '../core/report-finding.ts';
import { renderBootstrapPage } from '../gitops/bootstrap-page.ts';
import type { SyncedCluster, SyncedUnit } from '../gitops/engine.ts';
import { checkCluster } from '../rules/catalogue.ts';
import { toYaml } from '../synth/yaml.ts';
import { bootstrapSteps } from './bootstrap.ts';
import type { Cluster } from './cluster.ts';
import type { FleetFiles } from './files.ts';
import type { RenderedCluster } from './inventory.ts';
import { finishObject, KindScopes, type RenderedConstruct, renderManifests, renderObjects } from './manifests.ts';
import type { PreparedCluster } from './prepared-cluster.ts';
import { subjectOf } from './subject.ts';
import { surveyCluster } from './survey.ts';
import { syncOrder } from './sync-graph.ts';
import type { Unit } from './unit.ts';
import { UnitServices } from './unit-services.ts';

/**
 * Renders one cluster into files, each object once, and checks it with every rule.
 *
 * @param repositoryPath Folder of the fleet's output from the repository's root.
 * @returns everything that is wrong with the cluster, and what it is made of.
 */
export function renderCluster(
  prepared: PreparedCluster,
  repositoryPath: string,
  files: FleetFiles,
  progress?: Progress,
): { readonly findings: readonly Finding[]; readonly rendered: RenderedCluster } {
  const { cluster, planned } = prepared;
  const survey = surveyCluster(cluster);
  const findings = [...survey.findings];
  const raw = survey.units.map(({ unit, objects }, index) => {
    progress?.(`Rendering the units of ${cluster.name}`, index, survey.units.length);
    return renderObjects(unit.node.id, objects, findings);
  });
  const scopes = new KindScopes(raw.flat());
  const finished = raw.map((objects) => {
    const kinds = new Set(objects.map(({ identity }) => kindKey(identity)));
    return objects.map((object) => finishObject(object, scopes, cluster.gitOps, kinds));
  });
  const services = new UnitServices(survey.units, planned);

  const folder = `${repositoryPath}/${cluster.name}`;
  const order = syncOrder(
    survey.units.map(({ unit, dependsOn }, index) => ({
      name: unit.node.id,
      path: unit.node.path,
      objects: finished[index] ?? [],
      dependsOn,
      servedBy: services.of(unit.node.id, finished[index] ?? []),
      shape: shapeOf(unit),
    })),
    folder,
    scopes,
  );
  const synced = { name: cluster.name, path: `${folder}/${cluster.gitOps.unitName}`, units: order.units };
  const engineObjects = order.findings.length > 0 ? [] : renderEngine(cluster, synced, findings);

  const objects = [...finished.flat(), ...engineObjects];

  survey.units.forEach(({ unit }, index) => {
    if (unit.content && 'kustomization' in unit.content) {
      files.addPage(`${cluster.name}/${unit.node.id}/kustomization.yaml`, toYaml(unit.content.kustomization));
    }
    files.addObjects(`${cluster.name}/${unit.node.id}`, unit.namespace, finished[index] ?? []);
  });
  files.addObjects(`${cluster.name}/${cluster.gitOps.unitName}`, cluster.gitOps.namespace, engineObjects);
  const bootstrap = bootstrapSteps(prepared, synced, objects, folder);
  files.addPage(`${cluster.name}/BOOTSTRAP.md`, renderBootstrapPage({ cluster: cluster.name, steps: bootstrap }));
  return {
    findings: [...findings, ...order.findings, ...checkCluster(subjectOf(prepared, objects, scopes, order.units))],
    rendered: { prepared, objects, units: order.units, bootstrap },
  };
}

function shapeOf({ content }: Unit): Pick<SyncedUnit, 'kustomized' | 'helm'> {
  if (content === undefined) return {};
  return 'helm' in content ? { helm: content.helm } : { kustomized: true };
}

/** The engine's own objects, whose findings lie in a tree of their own so that rendering leaves the fleet as it was. */
function renderEngine({ gitOps, name }: Cluster, synced: SyncedCluster, findings: Finding[]): RenderedConstruct[] {
  const scope = new Construct(new Construct(new RootConstruct(), name), gitOps.unitName);
  const manifests = gitOps.syncObjects(scope, synced);
  findings.push(...findingsOf(scope));
  return renderManifests(gitOps.unitName, scope, manifests, findings);
}
