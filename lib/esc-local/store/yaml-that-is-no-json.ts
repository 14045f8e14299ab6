import { stringify } from 'yaml';

/** What an environment without values has. */
export const EMPTY_DEFINITION = 'values: {}\n';

/**
 * A definition as YAML that no JSON parser reads: the TypeScript SDK 0.12.4 takes an answer that is valid JSON for
 * parsed data, and the definition in it for something else.
 */
export function yamlThatIsNoJson(definition: string): string {
  try {
    const data = JSON.parse(definition);
    return typeof data === 'object' && data !== null && Object.keys(data).length > 0
      ? stringify(data)
      : EMPTY_DEFINITION;
  } catch {
    return definition;
  }
}
