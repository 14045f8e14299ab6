import type { ExternalSecretOptions, SecretTemplate, TemplateSource } from './external-secret-options.ts';
import { mergesIntoForeign } from './external-secret-spec.ts';

/** Keys that are known before the first reading. */
export interface SecretKeys {
  readonly known: ReadonlySet<string>;
  /** Whether there are no others. */
  readonly isComplete: boolean;
}

/** The keys under which templates find the values. */
export function valueKeys({ data = [], dataFrom = [] }: ExternalSecretOptions): SecretKeys {
  return { known: new Set(data.map(({ secretKey }) => secretKey)), isComplete: dataFrom.length === 0 };
}

/** The keys that the Secret will have. */
export function secretKeys(options: ExternalSecretOptions): SecretKeys {
  const { data = {}, templateFrom = [] } = options.template ?? {};
  const values = keepsValues(options.template) ? valueKeys(options) : NONE;
  const templated = templateFrom.filter(({ target = 'Data' }) => target === 'Data');
  return {
    known: new Set([...values.known, ...templated.flatMap(namedKeys), ...Object.keys(data)]),
    isComplete: values.isComplete && templated.every(isNamed) && !mergesIntoForeign(options),
  };
}

const NONE: SecretKeys = { known: new Set(), isComplete: true };

/** Any template, even one for labels only, drops the values unless they are merged (operator 2.9.0). */
function keepsValues({ data = {}, mergePolicy, templateFrom = [] }: SecretTemplate = {}): boolean {
  return mergePolicy === 'Merge' || Object.keys(data).length + templateFrom.length === 0;
}

function namedKeys(source: TemplateSource): readonly string[] {
  if ('literal' in source) return [];
  return source.items.filter(({ templateAs }) => templateAs !== 'KeysAndValues').map(({ key }) => key);
}

/** Whether all entries that a source makes have their names in it. */
function isNamed(source: TemplateSource): boolean {
  return 'items' in source && source.items.every(({ templateAs }) => templateAs !== 'KeysAndValues');
}
