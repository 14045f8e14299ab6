import type { JsonObject } from '../../core/json.ts';
import {
  type EvaluatedEnvironment,
  type EvaluationInput,
  evaluateEnvironment,
} from '../evaluate/evaluate-environment.ts';
import { parseImportName } from '../store/address.ts';
import type { EnvironmentStore } from '../store/environment-store.ts';
import { revisionOf } from '../store/stored-environment.ts';

/** What is evaluated. */
export interface EvaluationRequest extends Pick<EvaluationInput, 'mode' | 'text'> {
  readonly organization: string;
  /** `project/environment` */
  readonly name: string;
  /** How long the session lives, as Go writes it. */
  readonly openDuration?: string;
}

/** Evaluates a definition among the environments of its organization. */
export function evaluateIn(store: EnvironmentStore, request: EvaluationRequest): EvaluatedEnvironment {
  const { mode, name, organization, text } = request;
  return evaluateEnvironment({
    mode,
    name,
    text,
    context: contextOf(request),
    decrypt: (ciphertext) => store.tryDecrypt(ciphertext),
    load: (imported) => {
      const { address, version } = parseImportName(organization, imported);
      const environment = store.find(address);
      return environment && revisionOf(environment, version)?.definition;
    },
  });
}

/** What `${context.…}` says of who opens: the emulator has one user. */
function contextOf({ openDuration, organization }: EvaluationRequest): JsonObject {
  return {
    pulumi: {
      user: { login: 'local' },
      organization: { login: organization },
      token: { type: 'personal', name: 'local', team: '' },
      ...(openDuration && { openDuration }),
    },
  };
}
