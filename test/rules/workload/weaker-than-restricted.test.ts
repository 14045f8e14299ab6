import type { JsonObject } from '../../../lib/core/json';
import { restrictedPods } from '../../../lib/rules/workload/weaker-than-restricted';
import { check, codes } from '../../support/cluster-subject';
import { deployment } from '../../support/manifests';

const ROOT: JsonObject = { runAsUser: 0 };
const HARDENED: JsonObject = {
  allowPrivilegeEscalation: false,
  capabilities: { drop: ['ALL'] },
  runAsNonRoot: true,
  seccompProfile: { type: 'RuntimeDefault' },
};

test.each(['note', 'warning', 'error'] as const)(
  'a weaker pod is a %s where the policy says so',
  (unrestrictedPods) => {
    expect(codes(restrictedPods, [running(ROOT)], { unrestrictedPods })).toEqual([
      `workload/weaker-than-restricted ${unrestrictedPods} prod/shop/app`,
    ]);
  },
);

test('all that is wrong with a workload is told at once', () => {
  const [finding] = check(restrictedPods, [running({ ...HARDENED, ...ROOT, capabilities: {} })], {
    unrestrictedPods: 'warning',
  });

  expect(finding?.problem).toBe(
    'The Pod Security level "restricted" would refuse Deployment "shop/app": "app" runs as root; "app" does not drop ALL capabilities.',
  );
});

test('a pod without privilege passes', () => {
  expect(codes(restrictedPods, [running(HARDENED)], { unrestrictedPods: 'warning' })).toEqual([]);
});

test('any pod passes where the policy accepts it', () => {
  expect(codes(restrictedPods, [running(ROOT)])).toEqual([]);
});

test("the platform's own pods are not looked at", () => {
  expect(codes(restrictedPods, [running(ROOT)], { unrestrictedPods: 'warning', isOwnUnit: () => false })).toEqual([]);
});

test.each<[string, string, JsonObject]>([
  ['restricted', 'root', ROOT],
  ['baseline', 'a privileged container', { privileged: true }],
])('a namespace that enforces %s tells of %s itself', (level, _, securityContext) => {
  const manifests = [shop(level), running(securityContext)];

  expect(codes(restrictedPods, manifests, { unrestrictedPods: 'warning' })).toEqual([]);
});

test('root is told of in a namespace that enforces baseline, which admits it', () => {
  expect(codes(restrictedPods, [shop('baseline'), running(ROOT)], { unrestrictedPods: 'warning' })).toHaveLength(1);
});

function running(securityContext: JsonObject): JsonObject {
  return deployment({ containers: [{ name: 'app', securityContext }] });
}

function shop(level: string): JsonObject {
  const labels = { 'pod-security.kubernetes.io/enforce': level };
  return { apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'shop', labels } };
}
