import {
  csiProviderPods,
  externalSecretsOperatorPods,
  sealedSecretsControllerPods,
} from '../../../lib/platform/guardrails/add-on-pods';
import { NetworkGuardrails } from '../../../lib/platform/guardrails/network-guardrails';
import type { GuardedPods, NetworkGuardrailsProps } from '../../../lib/platform/guardrails/network-props';
import { PULUMI_ESC_CSI_PROVIDER } from '../../../lib/upstream/pulumi-esc-csi-provider';
import { VAULT_CSI_PROVIDER } from '../../../lib/upstream/vault-csi-provider';
import { findings, identities, only, render } from '../rendering';

const PODS: GuardedPods = { name: 'controller', namespace: 'eso', podLabels: { app: 'controller' } };

/** The spec of the only policy. */
function spec(pods: Partial<GuardedPods>, props: Partial<NetworkGuardrailsProps> = {}): Record<string, unknown> {
  const objects = render(
    (scope) => new NetworkGuardrails(scope, 'network', { pods: [{ ...PODS, ...pods }], ...props }),
  );
  return only(objects, 'NetworkPolicy').spec;
}

const tcp = (port: number) => ({ port, protocol: 'TCP' });

const reported = (pods: Partial<GuardedPods>) =>
  findings((scope) => new NetworkGuardrails(scope, 'network', { pods: [{ ...PODS, ...pods }] }));

test('pods that need nothing are closed in both directions', () => {
  expect(spec({ callsApiServer: false })).toEqual({
    podSelector: { matchLabels: { app: 'controller' } },
    policyTypes: ['Ingress', 'Egress'],
  });
});

test('the API server is open by default, at the port behind its Service and the one of the Service', () => {
  expect(spec({}).egress).toEqual([{ ports: [tcp(443), tcp(6443)] }]);
});

test('the API server can listen elsewhere', () => {
  expect(spec({}, { apiServerPorts: [16_443] }).egress).toEqual([{ ports: [tcp(16_443)] }]);
});

test('stores come with name servers, and a port stands there once', () => {
  expect(spec({ storePorts: [8200, 443, 443] }).egress).toEqual([
    { ports: [tcp(53), { port: 53, protocol: 'UDP' }, tcp(443), tcp(6443), tcp(8200)] },
  ]);
});

test('name servers can listen elsewhere', () => {
  expect(spec({ callsApiServer: false, storePorts: [443] }, { dnsPorts: [5353] }).egress).toEqual([
    { ports: [tcp(5353), { port: 5353, protocol: 'UDP' }, tcp(443)] },
  ]);
});

test('a port is open to anywhere, or to named namespaces', () => {
  const ingress = [
    { port: 10_250, from: 'anywhere' as const },
    { port: 8080, from: ['monitoring', 'apm', 'apm'] },
  ];

  expect(spec({ ingress }).ingress).toEqual([
    { ports: [tcp(10_250)] },
    {
      ports: [tcp(8080)],
      from: ['apm', 'monitoring'].map((name) => ({
        namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': name } },
      })),
    },
  ]);
});

test('a port that is open to no namespace is open to nobody', () => {
  expect(spec({ ingress: [{ port: 8080, from: [] }] })).not.toHaveProperty('ingress');
});

test('pods on the network of their node get no policy, and a note', () => {
  const objects = render(
    (scope) => new NetworkGuardrails(scope, 'network', { pods: [{ ...PODS, hostNetwork: true }] }),
  );

  expect(objects).toEqual([]);
  expect(reported({ hostNetwork: true })).toEqual(['guardrails/host-network platform/network']);
});

test('labels that select a whole namespace are refused', () => {
  expect(reported({ podLabels: {} })).toEqual(['guardrails/pod-labels platform/network']);
});

test("each of the operator's components gets a policy", () => {
  const pods = externalSecretsOperatorPods({ namespace: 'eso' });

  const objects = render((scope) => new NetworkGuardrails(scope, 'network', { pods }));

  expect(identities(objects)).toEqual([
    'NetworkPolicy eso/external-secrets',
    'NetworkPolicy eso/external-secrets-webhook',
    'NetworkPolicy eso/external-secrets-cert-controller',
  ]);
});

test('of the operator, only the controller calls stores and only the webhook is called from anywhere', () => {
  const pods = externalSecretsOperatorPods({ storePorts: [8200] });

  expect(pods.map(({ name, storePorts }) => [name, storePorts])).toEqual([
    ['external-secrets', [8200]],
    ['external-secrets-webhook', undefined],
    ['external-secrets-cert-controller', undefined],
  ]);
  expect(pods.flatMap(({ ingress = [] }) => ingress.filter(({ from }) => from === 'anywhere'))).toEqual([
    { port: 10_250, from: 'anywhere' },
  ]);
});

test("the operator's metrics are open to the namespaces that may read them", () => {
  const pods = externalSecretsOperatorPods({ metricsFrom: ['monitoring'] });

  expect(pods.flatMap(({ ingress = [] }) => ingress.filter(({ from }) => from !== 'anywhere'))).toEqual(
    Array(3).fill({ port: 8080, from: ['monitoring'] }),
  );
});

test("a CSI provider is found by its selector's label and called by nobody", () => {
  expect(csiProviderPods(VAULT_CSI_PROVIDER, { storePorts: [8200] })).toMatchObject({
    name: 'vault-csi-provider',
    namespace: 'csi',
    podLabels: { 'app.kubernetes.io/name': 'vault-csi-provider' },
    storePorts: [8200],
  });
});

test('a CSI provider calls its store by HTTPS unless it is said otherwise', () => {
  const { appLabel, namespace } = PULUMI_ESC_CSI_PROVIDER;

  const pods = csiProviderPods({ daemonSet: appLabel, namespace, selectorLabel: 'app' });

  expect([pods.storePorts, pods.ingress]).toEqual([[443], undefined]);
});

test('the Sealed Secrets controller calls no store, and is called where kubeseal may', () => {
  const pods = sealedSecretsControllerPods({ serviceProxied: true });

  expect(pods).toMatchObject({ namespace: 'kube-system', podLabels: { name: 'sealed-secrets-controller' } });
  expect(pods.storePorts).toBeUndefined();
  expect(pods.ingress).toEqual([
    { port: 8080, from: 'anywhere' },
    { port: 8081, from: [] },
  ]);
});

test('nobody calls the Sealed Secrets controller by default', () => {
  const objects = render((scope) => new NetworkGuardrails(scope, 'network', { pods: [sealedSecretsControllerPods()] }));

  expect(only(objects, 'NetworkPolicy').spec).not.toHaveProperty('ingress');
});
