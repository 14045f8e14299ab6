import { EXTERNAL_SECRETS_OPERATOR as UPSTREAM } from '../../upstream/external-secrets-operator.ts';
import type { Manifest } from '../manifest.ts';
import { COMPONENTS, metadataOf, namespaceOf, type OperatorComponent, replicasOf, selectorOf } from './component.ts';
import type { ExternalSecretsOperatorProps } from './props.ts';

/** Keeps one pod of each component that has several; for a single pod it would only block drains. */
export function disruptionBudgets(props: ExternalSecretsOperatorProps): readonly Manifest[] {
  return COMPONENTS.filter((component) => replicasOf(component, props) > 1).map((component) =>
    budget(component, props),
  );
}

function budget(component: OperatorComponent, props: ExternalSecretsOperatorProps): Manifest {
  return {
    apiVersion: 'policy/v1',
    kind: 'PodDisruptionBudget',
    metadata: metadataOf(component, `${UPSTREAM.names[component]}-pdb`, namespaceOf(props)),
    spec: { minAvailable: 1, selector: { matchLabels: selectorOf(component) } },
  };
}
