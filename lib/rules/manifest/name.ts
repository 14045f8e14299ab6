import { describe, type ObjectIdentity } from '../../core/manifest.ts';
import {
  dnsLabelProblem,
  dnsSubdomainProblem,
  LABEL_MAX_LENGTH,
  pathSegmentProblem,
  rfc1035LabelProblem,
} from '../../core/names.ts';
import type { Rule, RuleFinding } from '../rule.ts';

/** CronJobs add 11 characters to the names of their Jobs (Kubernetes API validation). */
const CRON_JOB_MAX_LENGTH = LABEL_MAX_LENGTH - 11;

/** A StatefulSet's pods have a label of its name and a hash of ten digits (kubernetes, `pkg/controller/statefulset`). */
const STATEFUL_SET_MAX_LENGTH = LABEL_MAX_LENGTH - 11;

/** Names have to pass the API server's own rule for their kind. */
export const validObjectNames: Rule = {
  code: 'manifest/name',
  severity: 'error',
  *check({ objects }): Iterable<RuleFinding> {
    for (const object of objects) {
      const { identity } = object;
      const problem = nameProblem(identity);
      if (problem === undefined) continue;
      yield {
        path: object.path,
        problem: `The name of ${describe(identity)} ${problem}.`,
        cause: causeOf(identity),
        mend: `Choose another id for the construct, or set metadata.name${suggestion(identity)}.`,
      };
    }
  },
};

function nameProblem({ group, kind, name }: ObjectIdentity): string | undefined {
  switch (group) {
    case '':
      if (kind === 'Service') return rfc1035LabelProblem(name);
      return kind === 'Namespace' ? dnsLabelProblem(name) : dnsSubdomainProblem(name);
    case 'rbac.authorization.k8s.io':
      return pathSegmentProblem(name);
    case 'batch':
      return (
        dnsSubdomainProblem(name) ?? lengthProblem(name, kind === 'CronJob' ? CRON_JOB_MAX_LENGTH : LABEL_MAX_LENGTH)
      );
    case 'apps':
      return kind === 'StatefulSet'
        ? (dnsLabelProblem(name) ?? lengthProblem(name, STATEFUL_SET_MAX_LENGTH))
        : dnsSubdomainProblem(name);
    default:
      return dnsSubdomainProblem(name);
  }
}

function causeOf({ group, kind, name }: ObjectIdentity): string {
  return group === 'apps' && kind === 'StatefulSet' && dnsLabelProblem(name) === undefined
    ? 'The API server refuses its pods, which have a label of the name and a hash; the StatefulSet stays without any.'
    : 'The API server refuses the object, and with it the whole sync.';
}

/** The nearest name that most kinds take, where the wrong characters are all that is wrong. */
function suggestion(identity: ObjectIdentity): string {
  const legal = identity.name
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-|-$/g, '');
  return legal !== '' && nameProblem({ ...identity, name: legal }) === undefined ? `, for instance to "${legal}"` : '';
}

function lengthProblem(name: string, max: number): string | undefined {
  return name.length > max ? `has ${name.length} characters where ${max} are allowed` : undefined;
}
