import { AdmissionGuardrails } from '../../../lib/platform/guardrails/admission-guardrails';
import type { AdmissionGuardrailsProps } from '../../../lib/platform/guardrails/props';
import { findings, identities, only, type Rendered, render } from '../rendering';

interface Named {
  readonly name: string;
  readonly expression: string;
}

interface PolicySpec {
  readonly matchConditions: readonly Named[];
  readonly variables: readonly Named[];
  readonly validations: readonly { readonly expression: string; readonly message: string }[];
}

const EVERYTHING: AdmissionGuardrailsProps = {
  classNamespaces: [
    { namespace: 'shop', providers: ['pulumi', 'azure'] },
    { namespace: 'finance', providers: ['azure'] },
  ],
  pulumiClasses: [{ namespace: 'shop', authSecretName: 'esc', authSecretNamespace: 'tokens' }],
  storeNamespaces: ['shop'],
  clusterStores: [{ name: 'esc', namespaces: ['shop'] }],
  externalSecretNamespaces: ['shop'],
};

const guardrails = (props: AdmissionGuardrailsProps) =>
  render((scope) => new AdmissionGuardrails(scope, 'guardrails', props), 'default');

/** The spec of the policy over a resource. */
function policy(resource: string, props: AdmissionGuardrailsProps = EVERYTHING): PolicySpec {
  const found = guardrails(props).filter(({ metadata }) => metadata.name === `cdk8s-escrow-${resource}`);
  return only(found, 'ValidatingAdmissionPolicy').spec as unknown as PolicySpec;
}

function variable(resource: string, name: string, props?: AdmissionGuardrailsProps): string | undefined {
  return policy(resource, props).variables.find((one) => one.name === name)?.expression;
}

function expressions(resource: string, props?: AdmissionGuardrailsProps): readonly string[] {
  return policy(resource, props).validations.map(({ expression }) => expression);
}

const bindings = (objects: readonly Rendered[]) => objects.filter(({ kind }) => kind.endsWith('Binding'));

test('each resource gets one policy and one binding, both of the whole cluster', () => {
  expect(identities(guardrails(EVERYTHING))).toEqual(
    ['secretproviderclasses', 'pods', 'secretstores', 'clustersecretstores', 'externalsecrets'].flatMap((resource) => [
      `ValidatingAdmissionPolicy cdk8s-escrow-${resource}`,
      `ValidatingAdmissionPolicyBinding cdk8s-escrow-${resource}`,
    ]),
  );
});

test('what the plan says nothing about is not guarded', () => {
  expect(identities(guardrails({ storeNamespaces: [] }))).toEqual([
    'ValidatingAdmissionPolicy cdk8s-escrow-secretstores',
    'ValidatingAdmissionPolicyBinding cdk8s-escrow-secretstores',
  ]);
});

test('a policy fails closed and sees requests in other versions too', () => {
  expect(policy('secretproviderclasses')).toMatchObject({
    failurePolicy: 'Fail',
    matchConstraints: {
      matchPolicy: 'Equivalent',
      resourceRules: [
        {
          apiGroups: ['secrets-store.csi.x-k8s.io'],
          apiVersions: ['v1'],
          operations: ['CREATE', 'UPDATE'],
          resources: ['secretproviderclasses'],
        },
      ],
    },
  });
});

test('pods are looked at when they are made: their volumes never change', () => {
  expect(policy('pods')).toMatchObject({
    matchConstraints: { resourceRules: [{ apiGroups: [''], operations: ['CREATE'], resources: ['pods'] }] },
  });
});

test('no policy and no binding has an exception', () => {
  const text = JSON.stringify(guardrails(EVERYTHING));

  expect(text).not.toMatch(/excludeResourceRules|matchResources|namespaceSelector":|objectSelector/);
});

test('requests are refused by default', () => {
  const actions = bindings(guardrails(EVERYTHING)).map(({ spec }) => spec.validationActions);

  expect(actions).toEqual(Array(5).fill(['Deny']));
});

test('audit lets requests pass, with a warning', () => {
  const actions = bindings(guardrails({ ...EVERYTHING, enforcement: 'audit' })).map(
    ({ spec }) => spec.validationActions,
  );

  expect(actions).toEqual(Array(5).fill(['Audit', 'Warn']));
});

test('an object that stood before its policy can lose its finalizers', () => {
  expect(policy('externalsecrets').matchConditions).toEqual([
    { name: 'spec-changes', expression: 'request.operation == "CREATE" || object.?spec != oldObject.?spec' },
  ]);
});

test('a namespace has the providers of all its entries', () => {
  const planned = variable('secretproviderclasses', 'plannedProviders', {
    classNamespaces: [
      { namespace: 'shop', providers: ['pulumi'] },
      { namespace: 'cart', providers: ['aws'] },
      { namespace: 'shop', providers: ['azure', 'pulumi'] },
    ],
  });

  expect(planned).toBe('{\n  "cart": ["aws"],\n  "shop": ["azure", "pulumi"]\n}[?request.namespace].orValue([])');
});

test('a class has to name a planned provider', () => {
  expect(expressions('secretproviderclasses', { classNamespaces: [] })).toEqual([
    'variables.provider in variables.plannedProviders',
  ]);
});

test('a Pulumi class has to sign in as planned, with no parameter more or less', () => {
  const planned = variable('secretproviderclasses', 'plannedSignIns', {
    pulumiClasses: [
      { namespace: 'shop', authSecretName: 'esc', authSecretNamespace: 'tokens' },
      { namespace: 'shop', authSecretName: 'esc', authSecretNamespace: 'tokens', apiUrl: 'https://esc.example.com' },
      { namespace: 'shop', authSecretName: 'esc', authSecretNamespace: 'tokens' },
    ],
  });

  expect(planned).toBe(
    '{\n  "shop": [' +
      '{"apiUrl": "https://esc.example.com", "authSecretName": "esc", "authSecretNamespace": "tokens"}, ' +
      '{"authSecretName": "esc", "authSecretNamespace": "tokens"}' +
      ']\n}[?request.namespace].orValue([])',
  );
  expect(expressions('secretproviderclasses').at(-1)).toBe(
    'variables.provider != "pulumi" || variables.plannedSignIns.exists(signIn, ' +
      '["apiUrl", "authSecretName", "authSecretNamespace"].all(name, signIn[?name] == variables.parameters[?name]))',
  );
});

test('another spelling of a Pulumi parameter is refused', () => {
  expect(expressions('secretproviderclasses')).toContain(
    'variables.provider != "pulumi" || variables.parameters.all(name, name in ["apiUrl", "authSecretName", ' +
      '"authSecretNamespace", "environment", "objects", "organization", "project", "secrets"])',
  );
});

test('a volume may not override its class', () => {
  expect(expressions('pods')[0]).toBe(
    'variables.volumes.all(volume, !has(volume.csi.volumeAttributes) || ' +
      'volume.csi.volumeAttributes.all(name, name == "secretProviderClass"))',
  );
});

test('only pods with a volume of a named driver are looked at', () => {
  const { matchConditions } = policy('pods', { ...EVERYTHING, driverNames: ['b.example.com', 'a.example.com'] });

  expect(matchConditions).toEqual([
    {
      name: 'has-secrets-volume',
      expression:
        'has(object.spec.volumes) && object.spec.volumes.exists(volume, ' +
        'has(volume.csi) && volume.csi.driver in ["a.example.com", "b.example.com"])',
    },
  ]);
});

test('a Secret goes to a provider only where no provider that logs it is planned', () => {
  const silent = variable('pods', 'silentNamespaces', {
    classNamespaces: [
      { namespace: 'shop', providers: ['azure'] },
      { namespace: 'finance', providers: ['azure'] },
      { namespace: 'shop', providers: ['pulumi'] },
    ],
  });

  expect(silent).toBe('[\n  "finance"\n]');
});

test('where any provider may stand anywhere, no Secret goes to one', () => {
  expect(variable('pods', 'silentNamespaces', { pulumiClasses: [] })).toBe('[]');
});

test('where no provider logs it, a Secret may go to any', () => {
  const props = { ...EVERYTHING, requestLoggingProviders: [] };

  expect(expressions('pods', props)).toHaveLength(1);
  expect(variable('pods', 'silentNamespaces', props)).toBeUndefined();
});

test('stores and ExternalSecrets stand in planned namespaces only', () => {
  const props = { storeNamespaces: ['shop', 'cart', 'shop'], externalSecretNamespaces: [] };

  expect(variable('secretstores', 'plannedNamespaces', props)).toBe('[\n  "cart",\n  "shop"\n]');
  expect(variable('externalsecrets', 'plannedNamespaces', props)).toBe('[]');
  expect(expressions('externalsecrets', props)).toEqual(['request.namespace in variables.plannedNamespaces']);
});

test('a ClusterSecretStore is never open to every namespace', () => {
  expect(expressions('clustersecretstores', { clusterStores: [{ name: 'esc' }] })).toContain(
    'variables.conditions.size() > 0 && !variables.conditions.exists(condition, ' +
      'has(condition.namespaceSelector) && condition.namespaceSelector.?matchLabels.orValue({}).size() == 0 && ' +
      'condition.namespaceSelector.?matchExpressions.orValue([]).size() == 0)',
  );
});

test('only stores with named namespaces are held to them', () => {
  const props = { clusterStores: [{ name: 'open' }, { name: 'esc', namespaces: ['shop', 'cart'] }] };

  expect(variable('clustersecretstores', 'plannedStores', props)).toBe('[\n  "esc",\n  "open"\n]');
  expect(variable('clustersecretstores', 'plannedNamespaces', props)).toBe(
    '{\n  "esc": ["cart", "shop"]\n}[?object.metadata.name]',
  );
});

// CEL keeps these words for itself (CEL spec, "Syntax"), so that none can name a variable of a macro.
const RESERVED = [
  'as',
  'const',
  'else',
  'for',
  'function',
  'if',
  'import',
  'let',
  'namespace',
  'package',
  'var',
  'while',
];

test('no macro has a reserved word for its variable', () => {
  const text = JSON.stringify(guardrails(EVERYTHING));

  const variables = [...text.matchAll(/\.(?:all|exists|filter)\((\w+),/g)].map(([, name]) => name);
  expect(variables.length).toBeGreaterThan(0);
  expect(variables.filter((name = '') => RESERVED.includes(name))).toEqual([]);
});

test('every message is one line that fits the answer of the API server', () => {
  const policies = guardrails(EVERYTHING).filter(({ kind }) => kind === 'ValidatingAdmissionPolicy');
  const messages = policies.flatMap(({ spec }) =>
    (spec as unknown as PolicySpec).validations.map(({ message }) => message),
  );

  expect(messages.filter((message) => !/^[ -~]{20,300}\.$/.test(message))).toEqual([]);
});

test('an expression that the API server would refuse for its length is reported', () => {
  const props = { storeNamespaces: Array.from({ length: 2000 }, (_, index) => `${'a'.repeat(50)}-${index}`) };

  const reported = findings((scope) => new AdmissionGuardrails(scope, 'guardrails', props));
  expect(reported).toEqual(['guardrails/expression-length platform/guardrails']);
});
