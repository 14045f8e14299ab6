import type { JsonObject } from '../../../lib/core/json';
import { servedApiVersions } from '../../../lib/rules/manifest/api-version';
import type { ServedVersions } from '../../../lib/rules/rule';
import { check, codes } from '../../support/cluster-subject';

const CRON_JOBS = served('batch/CronJob', { apiVersions: ['batch/v1'], by: 'Kubernetes 1.33' });

test('a version that is served passes', () => {
  expect(codes(servedApiVersions, [object('batch/v1', 'CronJob')], CRON_JOBS)).toEqual([]);
});

test('a version that is not served is refused with the one that is', () => {
  const [finding] = check(servedApiVersions, [object('batch/v1beta1', 'CronJob')], CRON_JOBS);

  expect(finding).toMatchObject({
    code: 'manifest/api-version',
    severity: 'error',
    problem: 'CronJob "shop/app" is of batch/v1beta1, which Kubernetes 1.33 does not serve.',
    mend: 'Write apiVersion: batch/v1, and what changed with it.',
  });
});

test('a kind that is no more is refused with what took its place', () => {
  const ingresses = served('extensions/Ingress', {
    apiVersions: [],
    by: 'Kubernetes 1.33',
    successor: 'networking.k8s.io/v1',
  });

  const [finding] = check(servedApiVersions, [object('extensions/v1beta1', 'Ingress')], ingresses);

  expect(finding?.mend).toContain('networking.k8s.io/v1');
});

test('a kind that nobody here knows passes', () => {
  expect(codes(servedApiVersions, [object('example.com/v1beta1', 'Thing')])).toEqual([]);
});

test('a version that a CRD of the program has and does not serve is refused', () => {
  const versions = [
    { name: 'v1beta1', served: false },
    { name: 'v1', served: true },
  ];

  expect(codes(servedApiVersions, [crd(versions), object('example.com/v1beta1', 'Thing')])).toEqual([
    'manifest/api-version error prod/shop/app',
  ]);
});

test('a CRD that names no version says nothing', () => {
  expect(codes(servedApiVersions, [crd([]), object('example.com/v1beta1', 'Thing')])).toEqual([]);
});

test('a version that a CRD of the program serves passes, whatever the pinned add-on does', () => {
  const things = served('example.com/Thing', { apiVersions: ['example.com/v1'], by: 'an add-on' });
  const versions = [{ name: 'v1beta1', served: true }];

  expect(codes(servedApiVersions, [crd(versions), object('example.com/v1beta1', 'Thing')], things)).toEqual([]);
});

function object(apiVersion: string, kind: string): JsonObject {
  return { apiVersion, kind, metadata: { name: 'app', namespace: 'shop' } };
}

function crd(versions: readonly JsonObject[]): JsonObject {
  return {
    apiVersion: 'apiextensions.k8s.io/v1',
    kind: 'CustomResourceDefinition',
    metadata: { name: 'things.example.com' },
    spec: { group: 'example.com', names: { kind: 'Thing' }, versions },
  };
}

function served(kind: string, versions: ServedVersions) {
  return { servedVersions: new Map([[kind, versions]]) };
}
