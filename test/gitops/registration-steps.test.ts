import fc from 'fast-check';
import { ISSUER, ISSUER_WITHOUT_SCHEME, type Registration } from '../../lib/core/registration';
import { registrationSteps } from '../../lib/gitops/registration-steps';

const entra = registration({
  where: 'Microsoft Entra',
  facts: [['Issuer', ISSUER]],
  command: `az ad app federated-credential create --parameters '{"issuer":"${ISSUER}"}'`,
});
const role = registration({ where: 'AWS IAM', command: `echo '${ISSUER_WITHOUT_SCHEME}:sub'` });
const association = registration({ where: 'Amazon EKS', subject: undefined, audience: undefined });

test('a registration says where it is done and what to fill in, subject and audience first', () => {
  const [step] = registrationSteps([entra], 'https://oidc.example.com');

  expect(step?.title).toBe('Let ServiceAccount shop/checkout sign in');
  expect(step?.text.split('\n')).toEqual([
    'Microsoft Entra:',
    '',
    '- Subject (`sub`): `system:serviceaccount:shop:checkout`',
    '- Audience (`aud`): `api://tokens`',
    '- Issuer: `https://oidc.example.com`',
  ]);
});

test('the issuer stands in the commands, with and without its scheme', () => {
  const commands = registrationSteps([entra, role], 'https://oidc.example.com/id/1').map(({ command }) => command);

  expect(commands).toEqual([
    "echo 'oidc.example.com/id/1:sub'",
    `az ad app federated-credential create --parameters '{"issuer":"https://oidc.example.com/id/1"}'`,
  ]);
});

test('an unknown issuer is found out first, and has a placeholder', () => {
  const [first, second] = registrationSteps([entra]);

  expect(first?.command).toBe('kubectl get --raw /.well-known/openid-configuration');
  expect(second?.text).toContain('- Issuer: `<issuer>`');
  expect(second?.command).toContain('"issuer":"<issuer>"');
});

test('what needs no issuer does not ask for one', () => {
  expect(registrationSteps([association])).toHaveLength(1);
});

test('nothing is registered where nobody signs in', () => {
  expect(registrationSteps([])).toEqual([]);
});

test('a registration without subject and audience lists its own fields alone', () => {
  const [step] = registrationSteps([registration({ ...association, facts: [['Rules', '`sub` as above']] })]);

  expect(step?.text).toBe('Amazon EKS:\n\n- Rules: `sub` as above');
});

test('the same registrations are the same steps, however often and in whichever order they come', () => {
  const all = [entra, role, association, { ...entra, audience: 'api://others' }];

  fc.assert(
    fc.property(fc.shuffledSubarray([...all, ...all], { minLength: 8 }), (some) => {
      expect(registrationSteps(some)).toEqual(registrationSteps(all));
    }),
    { seed: 1 },
  );
});

function registration(props: Partial<Registration>): Registration {
  return {
    title: 'Let ServiceAccount shop/checkout sign in',
    where: 'Somewhere',
    subject: 'system:serviceaccount:shop:checkout',
    audience: 'api://tokens',
    facts: [],
    ...props,
  };
}
