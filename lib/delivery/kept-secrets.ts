import { Duration } from 'cdk8s';
import { groupBy } from '../core/group-by.ts';
import { ExternalSecret } from './external-secrets/external-secret.ts';
import type { ExternalSecretData, ExternalSecretDataFrom } from './external-secrets/external-secret-options.ts';
import type { Planned } from './plan/plan-binding.ts';
import type { SecretStores, StoreObject } from './secret-stores.ts';

/** Makes the ExternalSecrets of one workload's planned bindings: one a Kubernetes Secret, of the same name. */
export function deliverKeptSecrets(planned: readonly Planned[], stores: SecretStores): void {
  for (const [name, ofSecret] of groupBy(planned, ({ data }) => data.secret?.name ?? '')) {
    const [first] = ofSecret;
    if (first === undefined) continue;
    keepSecret(name, first, ofSecret, stores);
  }
}

function keepSecret(name: string, first: Planned, ofSecret: readonly Planned[], stores: SecretStores): void {
  const { binding, data, delivery } = first;
  const store = stores.of(first);
  const every = binding.props.rotation?.every;
  const sourceOf = (one: Planned): { store?: StoreObject } => {
    const own = stores.of(one);
    return own === store ? {} : { store: own };
  };
  const values = ofSecret.filter((one) => !('prefix' in one.data.target));
  const objects = ofSecret.filter((one) => 'prefix' in one.data.target);
  const externalSecret = new ExternalSecret(binding, 'external-secret', {
    name,
    namespace: data.workload.namespace,
    store,
    type: delivery.secretType,
    ...(values.length > 0 && {
      data: values.map(
        (one): ExternalSecretData => ({
          secretKey: one.data.secret?.key ?? one.binding.node.id,
          remoteRef: one.binding.props.property,
          ...sourceOf(one),
        }),
      ),
    }),
    ...(objects.length > 0 && {
      dataFrom: objects.map(
        (one): ExternalSecretDataFrom => ({ extract: one.binding.props.property, ...sourceOf(one) }),
      ),
    }),
    ...(every && { refresh: Duration.seconds(every.toSeconds()) }),
  });
  for (const used of new Set(ofSecret.map((one) => stores.of(one)))) stores.order(externalSecret, used);
}
