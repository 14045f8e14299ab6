import type { JsonObject } from '../../lib/core/json';
import { identityOf, metadataOf, objectAt, podSpecOf } from '../../lib/core/manifest';

/**
 * The pod that a controller makes of a workload, with everything that it adds and that a name can spoil; undefined for anything
 * else, a Pod too.
 *
 * After `kubernetes/pkg/controller`, 1.30 and 1.37: names of generated pods are cut to fit, those of a StatefulSet are not, and
 * stand in its pods' host name and labels, one of them with a hash of ten characters.
 */
export function podOf(workload: JsonObject): JsonObject | undefined {
  const { kind, namespace = '', name } = identityOf(workload);
  const spec = podSpecOf(workload, identityOf(workload));
  if (spec === undefined || kind === 'Pod') return undefined;
  const metadata = metadataOf(templateOf(workload));
  if (kind !== 'StatefulSet') return pod({ ...metadata, name: `${name.slice(0, 57)}x-xxxxx`, namespace }, spec);
  const own = `${name}-0`;
  const more = {
    'statefulset.kubernetes.io/pod-name': own,
    'apps.kubernetes.io/pod-index': '0',
    'controller-revision-hash': `${name.slice(0, 223)}-0123456789`,
  };
  return pod(
    { ...metadata, name: own, namespace, labels: { ...objectAt(metadata, 'labels'), ...more } },
    { ...spec, hostname: own, subdomain: objectAt(workload, 'spec').serviceName },
  );
}

function templateOf(workload: JsonObject): JsonObject {
  const spec = objectAt(workload, 'spec');
  const ofPods = workload.kind === 'CronJob' ? objectAt(objectAt(spec, 'jobTemplate'), 'spec') : spec;
  return objectAt(ofPods, 'template');
}

function pod(metadata: JsonObject, spec: JsonObject): JsonObject {
  return { apiVersion: 'v1', kind: 'Pod', metadata, spec };
}
