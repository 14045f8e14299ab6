import { ExternalSecretsOperator } from '../platform/external-secrets-operator/external-secrets-operator.ts';
import { EXTERNAL_SECRETS_OPERATOR as UPSTREAM } from '../upstream/external-secrets-operator.ts';
import { EXTERNAL_SECRETS_OPERATOR_DIFFERENCES } from './external-secrets-operator-differences.ts';
import {
  ALL_GENERATORS,
  ALL_RECONCILERS,
  COMPARED_USE,
  deploymentOf,
  inferOperatorProps,
} from './external-secrets-operator-options.ts';
import { unlessDefault } from './rendered-options.ts';
import { describeOptions, renderConstructs, type UpstreamChart } from './upstream-chart.ts';

/** External Secrets Operator's chart; its CRDs are upstream's own. */
export const EXTERNAL_SECRETS_OPERATOR_CHART: UpstreamChart = {
  title: `external-secrets ${UPSTREAM.version}`,
  listed: EXTERNAL_SECRETS_OPERATOR_DIFFERENCES,
  recognises: (objects) => deploymentOf('certController', objects) !== undefined,
  roleOf: ({ kind, metadata }) => `${kind} ${metadata.name}`,
  counterpart(objects) {
    const props = inferOperatorProps(objects);
    return {
      options: describeOptions({
        ...props,
        reconcilers: unlessDefault(props.reconcilers, ALL_RECONCILERS),
        generators: unlessDefault(props.generators, ALL_GENERATORS),
      }),
      objects: renderConstructs(
        (scope) => new ExternalSecretsOperator(scope, 'operator', { ...props, ...COMPARED_USE }),
      ),
    };
  },
};
