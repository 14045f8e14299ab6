import { ApiObject, Chart } from 'cdk8s';
import type { IConstruct } from 'constructs';
import { type Finding, formatFinding } from '../core/finding.ts';
import { nearestScope } from '../core/nearest-scope.ts';
import { findingsOf } from '../core/report-finding.ts';
import type { Cluster } from './cluster.ts';
import { Unit } from './unit.ts';

/** What one walk over a cluster's tree finds. */
export interface ClusterSurvey {
  readonly units: readonly UnitSurvey[];
  /** What constructs report about themselves. */
  readonly findings: readonly Finding[];
}

/** What belongs to one unit, in the order of the program. */
export interface UnitSurvey {
  readonly unit: Unit;
  readonly objects: readonly ApiObject[];
  /** Names of the units that constructs of this one depend on, each once. */
  readonly dependsOn: ReadonlySet<string>;
}

/** Walks a cluster's tree once. Units without objects are reported and left out. */
export function surveyCluster(cluster: Cluster): ClusterSurvey {
  const units: UnitSurvey[] = [];
  const findings: Finding[] = findingsAt(cluster);
  for (const child of cluster.node.children) {
    if (child instanceof Unit) {
      if (child.node.id === cluster.gitOps.unitName) findings.push(engineFolder(child));
      const unit = surveyUnit(child, findings);
      if (unit.objects.length > 0 || child.content) units.push(unit);
      else findings.push(emptyUnit(child));
    } else surveyOutsideUnits(child, findings);
  }
  return { units, findings };
}

/** Reports charts that are no unit; stores and other constructs without objects may lie anywhere. */
export function surveyOutsideUnits(construct: IConstruct, findings: Finding[]): void {
  const charts = new Map<IConstruct, number>();
  for (const one of construct.node.findAll()) {
    findings.push(...findingsAt(one));
    const chart = ApiObject.isApiObject(one) && one.node.scopes.find(Chart.isChart);
    if (chart) charts.set(chart, (charts.get(chart) ?? 0) + 1);
  }
  for (const [chart, objects] of charts) findings.push(outsideUnit(chart, objects));
}

function outsideUnit({ node }: IConstruct, objects: number): Finding {
  return {
    code: 'fleet/outside-unit',
    severity: 'error',
    path: node.path,
    problem: `Chart "${node.id}" holds ${objects === 1 ? 'an object' : `${objects} objects`} and is no unit of a cluster.`,
    cause: 'No folder of dist/ belongs to it, so nothing would sync what it holds.',
    mend: `Make it one, new Unit(cluster, '${node.id}', { namespace }), or put it into one.`,
  };
}

function engineFolder({ node }: Unit): Finding {
  return {
    code: 'fleet/unit-name',
    severity: 'error',
    path: node.path,
    problem: `Unit "${node.id}" has the name of the GitOps engine's own folder.`,
    cause: 'Its objects would lie among those of the engine, and two syncs would prune them in turn.',
    mend: `Choose another id, like "${node.id}-config".`,
  };
}

/** Left out: a GitOps engine fails on a folder that does not exist. */
function emptyUnit({ node }: Unit): Finding {
  return {
    code: 'fleet/empty-unit',
    severity: 'warning',
    path: node.path,
    problem: `Unit "${node.id}" holds no object.`,
    cause: 'Nothing is written or synced for it.',
    mend: 'Put something into it, or remove it.',
  };
}

function surveyUnit(unit: Unit, findings: Finding[]): UnitSurvey {
  const objects: ApiObject[] = [];
  const dependsOn = new Set<string>();
  for (const one of unit.node.findAll()) {
    if (ApiObject.isApiObject(one)) objects.push(one);
    findings.push(...findingsAt(one));
    for (const dependency of one.node.dependencies) {
      const other = unitOf(dependency);
      if (other && other !== unit) dependsOn.add(other.node.id);
    }
  }
  return { unit, objects, dependsOn };
}

/** The unit that a construct lies in. */
export function unitOf(construct: IConstruct): Unit | undefined {
  return nearestScope(construct, (scope) => scope instanceof Unit);
}

/** Our own findings as they are, and whatever other libraries' validations say. */
export function findingsAt(construct: IConstruct): Finding[] {
  const messages = construct.node.validate();
  const own = findingsOf(construct);
  if (messages.length === 0) return [...own];
  const ownMessages = new Set(own.map(formatFinding));
  const foreign = messages
    .filter((message) => !ownMessages.has(message))
    .map(
      (problem): Finding => ({
        code: 'construct/validation',
        severity: 'error',
        path: construct.node.path,
        problem,
        cause: 'The construct itself says so.',
        mend: 'See the documentation of the library that it comes from.',
      }),
    );
  return [...own, ...foreign];
}
