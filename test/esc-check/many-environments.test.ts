import * as kplus from 'cdk8s-plus-30';
import { Binding, Cluster, Fleet, GitOps, PulumiEscEnvironment, Unit } from '../../lib';
import { checkFleet } from '../../lib/esc-check/check-fleet';
import { connectTo, startEsc } from '../support/esc';

const ENVIRONMENTS = 200;
const REFERENCES = 20;
const OPEN = '/esc/environments/:organization/:project/:environment/open';

jest.setTimeout(60_000);

test('200 environments with 4,000 references are opened once each', async () => {
  const esc = await startEsc(environments());

  const { environments: checked, findings } = await checkFleet(fleet(), { connect: connectTo(esc) });

  const opens = esc.requests.entries({ method: 'POST', route: OPEN });
  expect(opens.map(({ count }) => count)).toEqual(Array(ENVIRONMENTS).fill(1));
  expect(esc.requests.count()).toBe(2 * ENVIRONMENTS);
  expect(checked.reduce((sum, { references }) => sum + references, 0)).toBe(ENVIRONMENTS * REFERENCES);
  expect(findings.filter(({ severity }) => severity === 'error')).toEqual([]);
});

test('with a fifth of the answers gone wrong the same is found', async () => {
  const wrong = { 7: 'value-19', 142: 'value-0' };
  const faults = { tooManyRequests: 0.07, serverError: 0.07, cutConnection: 0.06 };
  const calm = await startEsc(environments(wrong));
  const rough = await startEsc(environments(wrong), { faults });

  const [expected, found] = await Promise.all(
    [calm, rough].map((esc) => checkFleet(fleet(), { connect: connectTo(esc) })),
  );

  expect(rough.requests.count()).toBeGreaterThan(2.3 * ENVIRONMENTS);
  expect(found).toEqual(expected);
  expect(found?.findings.filter(({ code }) => code === 'esc/unknown-property')).toHaveLength(2);
});

/** Each with so many secrets; the ones that are named are left out. */
function environments(without: Readonly<Record<number, string>> = {}): Record<string, string> {
  const all = range(ENVIRONMENTS).map((index) => {
    const names = range(REFERENCES).map((number) => `value-${number}`);
    const values = names
      .filter((name) => name !== without[index])
      .map((name) => `  ${name}: { fn::secret: "${index}" }`);
    return [`acme/shop/environment-${index}`, `values:\n${values.join('\n')}\n`];
  });
  return Object.fromEntries(all);
}

function fleet(): Fleet {
  const fleet = new Fleet();
  const gitOps = GitOps.flux({ repository: 'https://github.com/acme/clusters.git' });
  const prod = new Cluster(fleet, 'prod', { kubernetes: '1.33', gitOps, guardrails: 'off' });
  for (const index of range(ENVIRONMENTS)) {
    const unit = new Unit(prod, `unit-${index}`, { namespace: 'shop' });
    const environment = new PulumiEscEnvironment(unit, 'environment', {
      organization: 'acme',
      project: 'shop',
      environment: `environment-${index}`,
      accessToken: { namespace: 'shop' },
    });
    const app = new kplus.Deployment(unit, `app-${index}`, { containers: [{ image: 'app:1' }] });
    const variables = range(REFERENCES).map((number) => [`V_${number}`, environment.property(`["value-${number}"]`)]);
    Binding.variables(app, Object.fromEntries(variables));
  }
  return fleet;
}

function range(length: number): readonly number[] {
  return [...Array(length).keys()];
}
