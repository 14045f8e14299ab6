import type { CallLimit } from '../../core/call-limit.ts';
import type { Rule, RuleFinding, StoreCalls } from '../rule.ts';

/** A cluster asks no more of a store than the program allows, and than the service takes. */
export const callBudgets: Rule = {
  code: 'store/call-budget',
  severity: 'error',
  *check({ name, storeCalls }): Iterable<RuleFinding> {
    for (const calls of storeCalls) {
      const { budget, limit } = calls;
      if (budget !== undefined && calls.perHour > budget) yield overBudget(calls, budget, name);
      if (budget !== undefined && calls.perHour + calls.atStart === 0) yield unreadStore(calls, name);
      if (limit === undefined) continue;
      if (calls.perHour > within(limit, 3600)) yield overLimit(calls, limit, name);
      if (calls.atStart > within(limit, START_SECONDS)) yield slowStart(calls, limit, name);
    }
  },
};

/** Within this time the pods of a cluster start that comes up anew. */
const START_SECONDS = 60;

function within({ requests, seconds }: CallLimit, time: number): number {
  return (requests * time) / seconds;
}

function overBudget({ address, path, perHour }: StoreCalls, budget: number, cluster: string): RuleFinding {
  return {
    path,
    problem: `Cluster "${cluster}" sends ${perHour} requests an hour to ${address}, where its program allows ${budget}.`,
    cause: "The budget is the program's own word: callBudgets of the cluster.",
    mend: `${LESS}, or raise it: callBudgets: { '${address}': ${perHour} }.`,
  };
}

function unreadStore({ address, path }: StoreCalls, cluster: string): RuleFinding {
  return {
    severity: 'warning',
    path,
    problem: `Cluster "${cluster}" has a budget for ${address}, and reads no store of that address.`,
    cause: 'A budget for an address that is misspelt, or whose store has gone, holds nobody back.',
    mend: 'Write the address as the plan does (cdk8s-escrow explain), or take the budget away: callBudgets of the cluster.',
  };
}

function overLimit({ address, path, perHour }: StoreCalls, limit: CallLimit, cluster: string): RuleFinding {
  return {
    severity: 'warning',
    path,
    problem: `Cluster "${cluster}" sends ${perHour} requests an hour to ${address}, and the service takes ${within(limit, 3600)}, shared by ${limit.sharedBy}.`,
    cause:
      'It answers the others with 429: values arrive late, and pods that start in between wait in ContainerCreating.',
    mend: `${LESS}.`,
  };
}

function slowStart({ address, atStart, path }: StoreCalls, limit: CallLimit, cluster: string): RuleFinding {
  return {
    severity: 'warning',
    path,
    problem: `When all pods of cluster "${cluster}" start, they send ${atStart} requests to ${address}, and the service takes ${within(limit, START_SECONDS)} a minute, shared by ${limit.sharedBy}.`,
    cause:
      'It answers the others with 429, and mounts that fail are tried again later and later: the cluster takes long to come up after an outage.',
    mend: 'Bring what many pods read through External Secrets Operator, which asks once for all of them: delivery: Delivery.externalSecret().',
  };
}

const LESS =
  'Look for new values less often, rotation: { every: Duration.hours(1) }, or bring what many pods read through External Secrets Operator';
