import type { GcpIdentityProps } from '../../lib/identity/gcp';
import { WorkloadIdentity } from '../../lib/identity/workload-identity';
import { codesOf, shop } from '../support/identity';

const GOOGLE_ACCOUNT = 'checkout@acme-prod.iam.gserviceaccount.com';

test('an account that acts as itself needs no annotation', () => {
  expect(annotations({})).toBeUndefined();
});

test('an account that acts as a Google one names it', () => {
  expect(annotations({ googleServiceAccount: GOOGLE_ACCOUNT })).toEqual({
    'iam.gke.io/gcp-service-account': GOOGLE_ACCOUNT,
  });
});

test("the audience is the project's pool, unless another one is named", () => {
  expect(gcp({}).tokenAudience).toBe('acme-prod.svc.id.goog');
  expect(gcp({ pool: 'acme-fleet.svc.id.goog' }).tokenAudience).toBe('acme-fleet.svc.id.goog');
});

test('secrets are shared with the principal of an account that acts as itself', () => {
  expect(gcp({ projectNumber: '123456789012' }).registration).toEqual({
    title: 'Let ServiceAccount shop/checkout read its secrets in Google Cloud',
    where: 'Google Cloud IAM, each secret that it reads',
    facts: [
      [
        'Principal',
        'principal://iam.googleapis.com/projects/123456789012/locations/global/workloadIdentityPools/acme-prod.svc.id.goog/subject/ns/shop/sa/checkout',
      ],
      ['Role', 'roles/secretmanager.secretAccessor'],
    ],
  });
});

test('a number that nobody named stays to be filled in', () => {
  const [[, principal] = []] = gcp({}).registration.facts;

  expect(principal).toContain('/projects/<number of the project of acme-prod.svc.id.goog>/');
});

test('acting as a Google account is a binding on that account', () => {
  expect(gcp({ googleServiceAccount: GOOGLE_ACCOUNT }).registration).toEqual({
    title: 'Let ServiceAccount shop/checkout act as a Google service account',
    where: `Google Cloud IAM, service account ${GOOGLE_ACCOUNT}`,
    facts: [
      ['Principal', 'serviceAccount:acme-prod.svc.id.goog[shop/checkout]'],
      ['Role', 'roles/iam.workloadIdentityUser'],
    ],
    command: [
      `gcloud iam service-accounts add-iam-policy-binding '${GOOGLE_ACCOUNT}' \\`,
      "  --role 'roles/iam.workloadIdentityUser' --member 'serviceAccount:acme-prod.svc.id.goog[shop/checkout]'",
    ].join('\n'),
  });
});

test.each<Partial<GcpIdentityProps>>([
  { project: '' },
  { project: 'Acme' },
  { project: '123456789012' },
  { googleServiceAccount: 'checkout' },
  { googleServiceAccount: 'somebody@example.com' },
  { pool: "it's" },
  { projectNumber: 'acme-prod' },
])('%j is refused', (props) => {
  expect(codesOf(gcp(props))).toEqual(['identity/invalid-field error']);
});

test('a project may belong to a domain', () => {
  expect(codesOf(gcp({ project: 'example.com:acme-prod' }))).toEqual([]);
});

function gcp(props: Partial<GcpIdentityProps>) {
  return WorkloadIdentity.gcp(shop(), 'checkout', { project: 'acme-prod', ...props });
}

function annotations(props: Partial<GcpIdentityProps>) {
  const chart = shop();
  WorkloadIdentity.gcp(chart, 'checkout', { project: 'acme-prod', ...props });
  return chart.toJson()[0].metadata.annotations;
}
