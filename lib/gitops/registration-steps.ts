import { byCodeUnit } from '../core/compare.ts';
import { ISSUER, ISSUER_WITHOUT_SCHEME, type Registration } from '../core/registration.ts';
import type { BootstrapStep } from './engine.ts';

/**
 * The steps that make the other sides trust the cluster's ServiceAccounts, sorted by where they are done, each once.
 *
 * @param issuer Address that the API server signs its tokens as. When it is unknown, a first step finds it out, and the
 * others have a placeholder for it.
 */
export function registrationSteps(registrations: readonly Registration[], issuer?: string): readonly BootstrapStep[] {
  const sorted = [...new Map(registrations.map((one) => [sortKey(one), one]))].sort(([a], [b]) => byCodeUnit(a, b));
  const steps = sorted.map(([, registration]) => registrationStep(registration));
  if (issuer !== undefined) return steps.map((step) => withIssuer(step, issuer));
  return steps.some(namesIssuer) ? [findIssuer(), ...steps] : steps;
}

function sortKey(registration: Registration): string {
  const { audience = '', command = '', facts, subject = '', title, where } = registration;
  return JSON.stringify([where, title, subject, audience, facts, command]);
}

function registrationStep({ audience, command, facts, subject, title, where }: Registration): BootstrapStep {
  const fields = [
    ...(subject === undefined ? [] : [['Subject (`sub`)', subject] as const]),
    ...(audience === undefined ? [] : [['Audience (`aud`)', audience] as const]),
    ...facts,
  ];
  const list = fields.map(([name, value]) => `- ${name}: ${asCode(value)}`);
  return { title, text: [`${where}:`, list.join('\n')].join('\n\n'), command };
}

function asCode(value: string): string {
  return value.includes('`') ? value : `\`${value}\``;
}

function withIssuer({ command, text, title }: BootstrapStep, issuer: string): BootstrapStep {
  const fill = (template: string) =>
    template
      .replaceAll(ISSUER, () => issuer)
      .replaceAll(ISSUER_WITHOUT_SCHEME, () => issuer.replace(/^https:\/\//, ''));
  return { title, text: fill(text), command: command && fill(command) };
}

function namesIssuer({ command = '', text }: BootstrapStep): boolean {
  return [ISSUER, ISSUER_WITHOUT_SCHEME].some(
    (placeholder) => text.includes(placeholder) || command.includes(placeholder),
  );
}

function findIssuer(): BootstrapStep {
  return {
    title: "Find out who issues the cluster's tokens",
    text:
      `The command shows the address as \`issuer\`: write it for \`${ISSUER}\` in the next steps. The other side fetches the ` +
      'public keys from below it, so that an address inside the cluster will not do, like `https://kubernetes.default.svc.cluster.local`.',
    command: 'kubectl get --raw /.well-known/openid-configuration',
  };
}
