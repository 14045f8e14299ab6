import type { Duration } from 'cdk8s';
import { Construct } from 'constructs';
import type { ClusterExternalSecretSpec } from '../../../imports/external-secrets.io.ts';
import { dnsLabelProblem } from '../../core/names.ts';
import { type OwnFinding, reportFinding } from '../../core/report-finding.ts';
import { NAMESPACE_NAME_LABEL } from '../../upstream/external-secrets-resources.ts';
import { type BroughtValue, broughtValues } from './brought-values.ts';
import { addCustomObject } from './custom-object.ts';
import { externalSecretProblems, refusedStores, storesOf } from './external-secret-checks.ts';
import type { ExternalSecretOptions } from './external-secret-options.ts';
import { externalSecretSpec } from './external-secret-spec.ts';
import { externalSecretUse } from './external-secret-use.ts';
import { foreignStoresOf } from './foreign-stores.ts';
import { type LabelSelector, selectsAll, toSelector } from './label-selector.ts';
import type { OperatorUse, OperatorUser } from './operator-use.ts';
import type { Plain } from './plain.ts';
import { formatApiDuration, intervalProblems } from './refresh.ts';

/** Props of {@link ClusterExternalSecret}; `namespaces`, `namespaceSelectors` or both have to be there. */
export interface ClusterExternalSecretProps extends ExternalSecretOptions {
  /** A DNS subdomain. */
  readonly name: string;
  /** Namespaces by their exact names. */
  readonly namespaces?: readonly string[];
  /** Namespaces by their labels; one that any selector fits gets the Secret. None of them may be empty. */
  readonly namespaceSelectors?: readonly LabelSelector[];
  /** @default - the name of the ClusterExternalSecret */
  readonly externalSecretName?: string;
  /**
   * Time between two looks at the namespaces, in whole seconds; not that between two readings of the store.
   * @default - the operator's
   */
  readonly refreshTime?: Duration;
}

/**
 * Makes the same ExternalSecret in several namespaces.
 *
 * The operator puts a finalizer on every namespace it selects, so delete this before the operator.
 */
export class ClusterExternalSecret extends Construct implements OperatorUser {
  readonly name: string;
  /** Name of the Secret in each of the namespaces. */
  readonly secretName: string;

  constructor(
    scope: Construct,
    id: string,
    private readonly props: ClusterExternalSecretProps,
  ) {
    super(scope, id);
    const { name, externalSecretName = name, refreshTime } = props;
    this.name = name;
    this.secretName = props.secretName ?? externalSecretName;
    const spec: Plain<ClusterExternalSecretSpec> = {
      externalSecretName,
      namespaceSelectors: selectorsOf(props).map(toSelector),
      ...(refreshTime && { refreshTime: formatApiDuration(refreshTime) }),
    };
    const externalSecret = externalSecretSpec(props, this.secretName);
    addCustomObject(this, 'ClusterExternalSecret', { name }, { ...spec, externalSecretSpec: externalSecret });
    const problems = [
      ...externalSecretProblems(props),
      ...namespaceProblems(props),
      ...storeProblems(props),
      ...intervalProblems('refreshTime', refreshTime, 'the operator has no rounds of its own'),
    ];
    for (const problem of problems) reportFinding(this, problem);
  }

  /** Whether only the API server knows its namespaces. */
  get selectsByLabel(): boolean {
    return (this.props.namespaceSelectors ?? []).length > 0;
  }

  /** Name of the ExternalSecret in each of the namespaces. */
  get externalSecretName(): string {
    return this.props.externalSecretName ?? this.name;
  }

  /** Namespaces that are named; there may be others that selectors find. */
  get namespaces(): readonly string[] {
    return this.props.namespaces ?? [];
  }

  /** The properties that lie in the Secrets. */
  get broughtValues(): readonly BroughtValue[] {
    return broughtValues(this.props);
  }

  /** Of the namespaces that are named; what selectors find is known to the API server alone. */
  get operatorUse(): OperatorUse {
    const uses = this.namespaces.map((one) => externalSecretUse(this.props, this.secretName, one));
    return {
      reconciler: 'clusterExternalSecrets',
      writes: uses.flatMap(({ writes }) => writes),
      reads: uses.flatMap(({ reads }) => reads),
      serviceAccounts: uses.flatMap(({ serviceAccounts }) => serviceAccounts),
      foreignStores: foreignStoresOf(storesOf(this.props)),
    };
  }
}

/** Exact names become a selector too: the API's own list of names is deprecated. */
function selectorsOf({
  namespaces = [],
  namespaceSelectors = [],
}: ClusterExternalSecretProps): readonly LabelSelector[] {
  if (namespaces.length === 0) return namespaceSelectors;
  const byName = { key: NAMESPACE_NAME_LABEL, operator: 'In', values: namespaces } as const;
  return [{ matchExpressions: [byName] }, ...namespaceSelectors];
}

function namespaceProblems(props: ClusterExternalSecretProps): readonly OwnFinding[] {
  const selectors = selectorsOf(props);
  if (selectors.length === 0) {
    return [namespaceError('It names no namespace', 'It would make nothing', "Name them: namespaces: ['shop']")];
  }
  return [
    ...(selectors.some(selectsAll) ? [SELECTS_ALL] : []),
    ...(props.namespaces ?? []).flatMap((name) => {
      const problem = dnsLabelProblem(name);
      return problem === undefined
        ? []
        : [namespaceError(`Namespace "${name}" ${problem}`, 'There is no such namespace', 'Write its exact name')];
    }),
  ];
}

function namespaceError(problem: string, cause: string, mend: string): OwnFinding {
  return {
    code: 'eso/cluster-namespaces',
    severity: 'error',
    problem: `${problem}.`,
    cause: `${cause}.`,
    mend: `${mend}.`,
  };
}

const SELECTS_ALL = namespaceError(
  'A namespaceSelector is empty, so it selects every namespace',
  'The Secret would be in all of them, kube-system among them, and whoever may read Secrets in one could read it',
  "Select by a label, or leave some out: { matchExpressions: [{ key: 'kubernetes.io/metadata.name', operator: 'NotIn', values: […] }] }",
);

function storeProblems(props: ClusterExternalSecretProps): readonly OwnFinding[] {
  const namespaced = storesOf(props).filter(({ kind }) => kind === 'SecretStore');
  if (namespaced.length === 0) return (props.namespaces ?? []).flatMap((namespace) => refusedStores(props, namespace));
  return namespaced.map(({ name }) => ({
    code: 'eso/cluster-namespaced-store',
    severity: 'error',
    problem: `It reads SecretStore "${name}", which lies in one namespace.`,
    cause: 'In every other namespace the ExternalSecret would look for a SecretStore of that name and never get ready.',
    mend: 'Use a ClusterSecretStore whose conditions admit the namespaces.',
  }));
}
