import type { JsonObject } from '../../../lib/core/json';
import { podSecurity } from '../../../lib/rules/manifest/pod-security';
import { check, codes } from '../../support/cluster-subject';
import { deployment } from '../../support/manifests';

const HARDENED: JsonObject = {
  allowPrivilegeEscalation: false,
  capabilities: { drop: ['ALL'], add: ['NET_BIND_SERVICE'] },
  runAsNonRoot: true,
  seccompProfile: { type: 'RuntimeDefault' },
};

test('a pod that the level of its namespace refuses is refused, with all that is wrong', () => {
  const copy = { name: 'copy-secrets', securityContext: { ...HARDENED, runAsUser: 0, runAsNonRoot: false } };
  const pod = deployment({ initContainers: [copy], containers: [{ name: 'app', securityContext: HARDENED }] });

  const [finding] = check(podSecurity, [shop('restricted'), pod]);

  expect(finding).toMatchObject({ code: 'manifest/pod-security', severity: 'error', path: 'prod/shop/app' });
  expect(finding?.problem).toBe(
    'The namespace of Deployment "shop/app" enforces the Pod Security level "restricted", and "copy-secrets" runs as root; "copy-secrets" does not say runAsNonRoot: true.',
  );
});

test.each(['baseline', 'privileged'])('root passes where the namespace is %s', (level) => {
  const root = { name: 'app', securityContext: { runAsUser: 0 } };

  expect(codes(podSecurity, [shop(level), deployment({ containers: [root] })])).toEqual([]);
});

test('anything passes in a namespace whose level is not known here', () => {
  expect(codes(podSecurity, [deployment({ hostNetwork: true, containers: [{ name: 'app' }] })])).toEqual([]);
});

test('the mend names the next wider level', () => {
  const pod = deployment({ hostNetwork: true });

  expect(check(podSecurity, [shop('baseline'), pod])[0]?.mend).toContain("podSecurity: 'privileged'");
});

function shop(level: string): JsonObject {
  const labels = { 'pod-security.kubernetes.io/enforce': level };
  return { apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'shop', labels } };
}
