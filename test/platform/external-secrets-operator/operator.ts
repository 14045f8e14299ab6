import { ExternalSecretsOperator } from '../../../lib/platform/external-secrets-operator/external-secrets-operator';
import type { ExternalSecretsOperatorProps } from '../../../lib/platform/external-secrets-operator/props';
import { type Rendered, render } from '../rendering';

/** The operator's objects; without props it writes nothing. */
export function operator(props: Partial<ExternalSecretsOperatorProps> = {}, namespace?: string): readonly Rendered[] {
  return render((scope) => new ExternalSecretsOperator(scope, 'operator', { writes: [], ...props }), namespace);
}

/** The object of that kind and name, in that namespace if it has one. */
export function find(objects: readonly Rendered[], kind: string, name: string, namespace?: string): Rendered {
  const found = objects.find(
    ({ kind: k, metadata: m }) =>
      k === kind && m.name === name && (namespace === undefined || m.namespace === namespace),
  );
  if (found === undefined) throw new Error(`there is no ${kind} ${name}`);
  return found;
}

/** `resource [names] verbs` of each rule, one for each resource. */
export function rightsOf({ rules = [] }: Rendered): readonly string[] {
  return rules.flatMap(({ resourceNames, resources, verbs }) =>
    resources.map((resource) => [resource, ...(resourceNames ? [`[${resourceNames}]`] : []), verbs.join()].join(' ')),
  );
}
