import type { ClusterSecretStoreSpecConditions } from '../../../imports/external-secrets.io.ts';
import { dnsLabelProblem } from '../../core/names.ts';
import type { OwnFinding } from '../../core/report-finding.ts';
import { goRegexpProblem, isAnchored, toJavaScript } from './go-regexp.ts';
import { type LabelSelector, selectsAll, toSelector } from './label-selector.ts';
import type { Plain } from './plain.ts';

/** Which namespaces may use a ClusterSecretStore: those that any of the fields admits. At least one field. */
export interface NamespaceCondition {
  /** Exact names. */
  readonly namespaces?: readonly string[];
  /** Go regular expressions, each from `^` to `$`: one without them matches anywhere in a name. */
  readonly namespaceRegexes?: readonly string[];
  /** By the labels of the namespaces; not empty, since an empty selector admits every namespace. */
  readonly namespaceSelector?: LabelSelector;
}

/** The conditions as the API server stores them. */
export function toConditions(
  conditions: readonly NamespaceCondition[],
): readonly Plain<ClusterSecretStoreSpecConditions>[] {
  return conditions.map(({ namespaceRegexes, namespaceSelector, namespaces }) => ({
    ...(namespaceRegexes && { namespaceRegexes }),
    ...(namespaceSelector && { namespaceSelector: toSelector(namespaceSelector) }),
    ...(namespaces && { namespaces }),
  }));
}

/** Tells quickly whether conditions may admit a namespace: false only when they certainly do not. */
export function admission(conditions: readonly NamespaceCondition[]): (namespace: string) => boolean {
  const names = new Set(conditions.flatMap(({ namespaces = [] }) => namespaces));
  const patterns = conditions.flatMap(({ namespaceRegexes = [] }) => namespaceRegexes.map(toJavaScript));
  const undecided = patterns.includes(undefined) || conditions.some(({ namespaceSelector }) => namespaceSelector);
  return (namespace) => undecided || names.has(namespace) || patterns.some((pattern) => pattern?.test(namespace));
}

/** Everything that is wrong with the conditions of a ClusterSecretStore. */
export function conditionProblems(conditions: readonly NamespaceCondition[]): readonly OwnFinding[] {
  if (conditions.length === 0) return [openToAll('It has no conditions')];
  return conditions.flatMap((condition) => [
    ...emptyProblems(condition),
    ...(condition.namespaces ?? []).flatMap(nameProblems),
    ...(condition.namespaceRegexes ?? []).flatMap(regexProblems),
  ]);
}

function emptyProblems({ namespaces = [], namespaceRegexes = [], namespaceSelector }: NamespaceCondition) {
  if (namespaceSelector)
    return selectsAll(namespaceSelector) ? [openToAll('A namespaceSelector of its conditions is empty')] : [];
  if (namespaces.length + namespaceRegexes.length > 0) return [];
  return [
    conditionError(
      'A condition of the store is empty.',
      'It admits no namespace, so every ExternalSecret that counts on it would be refused.',
      "Name the namespaces: { namespaces: ['shop'] }, or leave the condition out.",
    ),
  ];
}

function openToAll(what: string): OwnFinding {
  return conditionError(
    `${what}: every namespace may use the store.`,
    'Whoever may create an ExternalSecret anywhere in the cluster could read all that the store can read.',
    "Name the namespaces: conditions: [{ namespaces: ['shop'] }].",
  );
}

function nameProblems(name: string): readonly OwnFinding[] {
  const problem = dnsLabelProblem(name);
  if (problem === undefined) return [];
  return [
    conditionError(
      `The namespace "${name}" in the conditions ${problem}.`,
      'The API server refuses such a store.',
      'Write the exact name; patterns stand in namespaceRegexes.',
    ),
  ];
}

function regexProblems(pattern: string): readonly OwnFinding[] {
  const problem = goRegexpProblem(pattern);
  if (problem !== undefined) {
    return [
      conditionError(
        `The namespace pattern "${pattern}" ${problem}.`,
        "The operator's webhook refuses such a store.",
        "Write a pattern of Go's regexp, or the exact names: { namespaces: ['shop'] }.",
      ),
    ];
  }
  if (isAnchored(pattern)) return [];
  return [
    {
      code: 'eso/store-pattern',
      severity: 'error',
      problem: `The namespace pattern "${pattern}" is not anchored.`,
      cause: 'The operator looks for it anywhere in a name, so that "team-a" admits "not-team-a-at-all" too.',
      mend: `Write "${anchored(pattern)}", or the exact names: { namespaces: ['shop'] }.`,
    },
  ];
}

function anchored(pattern: string): string {
  return `^(${pattern.replace(/^\^/, '').replace(/\$$/, '')})$`;
}

function conditionError(problem: string, cause: string, mend: string): OwnFinding {
  return { code: 'eso/store-conditions', severity: 'error', problem, cause, mend };
}
