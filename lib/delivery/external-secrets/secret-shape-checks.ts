import { labelValueProblem, qualifiedNameProblem } from '../../core/names.ts';
import type { OwnFinding } from '../../core/report-finding.ts';
import { SECRET_TYPE_KEYS, secretKeyProblem } from '../../upstream/kubernetes-secret-types.ts';
import type { ExternalSecretOptions, SecretTemplate } from './external-secret-options.ts';
import { secretKeys, valueKeys } from './secret-keys.ts';
import { templateProblems } from './template-references.ts';

/** Everything that would keep the Secret from being made as it is meant. */
export function secretShapeProblems(options: ExternalSecretOptions): readonly OwnFinding[] {
  const { template } = options;
  return [
    ...missingKeyProblems(options),
    ...(template ? [...metadataProblems(template), ...renderingProblems(template, options)] : []),
  ];
}

function missingKeyProblems(options: ExternalSecretOptions): readonly OwnFinding[] {
  const { type = 'Opaque' } = options;
  const required: readonly (readonly string[])[] = SECRET_TYPE_KEYS[type];
  if (required.length === 0) return [];
  const { isComplete, known } = secretKeys(options);
  if (!isComplete) return [];
  return required
    .filter((oneOf) => !oneOf.some((key) => known.has(key)))
    .map((oneOf) => oneOf.map((key) => `"${key}"`).join(' or '))
    .map((keys) => ({
      code: 'eso/missing-key',
      severity: 'error',
      problem: `The Secret is of type ${type} and has no key ${keys}, but ${[...known].join(', ') || 'none'}.`,
      cause: 'The API server refuses such a Secret, so it would never be there.',
      mend: `Give one of the values the secretKey ${keys}, or make that key in \`template.data\`.`,
    }));
}

function metadataProblems({ annotations = {}, data = {}, labels = {} }: SecretTemplate): readonly OwnFinding[] {
  const texts = [
    ...Object.keys(data).map((key) => [key, secretKeyProblem(key)] as const),
    ...[...Object.keys(labels), ...Object.keys(annotations)].map((key) => [key, qualifiedNameProblem(key)] as const),
    ...Object.values(labels)
      .filter((value) => !value.includes('{{'))
      .map((value) => [value, labelValueProblem(value)] as const),
  ];
  return texts.flatMap(([text, problem]) => (problem === undefined ? [] : [templateFinding(`"${text}" ${problem}`)]));
}

function renderingProblems(
  { annotations, data, labels, templateFrom = [] }: SecretTemplate,
  options: ExternalSecretOptions,
) {
  const values = valueKeys(options);
  const literals = templateFrom.flatMap((source) => ('literal' in source ? [source.literal] : []));
  const templates = [annotations, data, labels].flatMap((entries) => Object.values(entries ?? {}));
  return [...templates, ...literals].flatMap((text) => templateProblems(text, values)).map(templateFinding);
}

function templateFinding(what: string): OwnFinding {
  return {
    code: 'eso/template',
    severity: 'error',
    problem: `In the Secret's template, ${what}.`,
    cause: 'The operator could not make the Secret, and the ExternalSecret would never get ready.',
    mend: 'Mend the template; it gets each value of `data` under its secretKey.',
  };
}
