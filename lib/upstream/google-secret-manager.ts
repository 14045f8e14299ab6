import type { CallLimit } from '../core/call-limit.ts';
import type { TextRule } from './text-rule.ts';

/** Facts of Google Cloud Secret Manager, the service (API reference v1, October 2026). */

/** What the service takes in a resource name `projects/<project>[/locations/<location>]/secrets/<secret>/versions/<version>`. */
export const GOOGLE_SECRET = {
  project: {
    pattern: /^(?:\d+|(?:[a-z0-9.-]+:)?[a-z][a-z0-9-]{4,28}[a-z0-9])$/,
    allowed: "the project's id, 6 to 30 lower-case letters, digits and dashes beginning with a letter, or its number",
  },
  location: {
    pattern: /^[a-z]+-[a-z]+\d+$/,
    allowed: 'a region like "europe-west1", without the letter of a zone',
  },
  secret: { pattern: /^[A-Za-z0-9_-]{1,255}$/, allowed: '1 to 255 letters, digits, "-" and "_"' },
  alias: {
    pattern: /^[A-Za-z][A-Za-z0-9_-]{0,62}$/,
    allowed: '1 to 63 letters, digits, "-" and "_", beginning with a letter',
  },
} as const satisfies Readonly<Record<string, TextRule>>;

/** Access requests ("Secret Manager quotas and limits"). */
export const GOOGLE_SECRET_CALL_LIMIT: CallLimit = { requests: 90_000, seconds: 60, sharedBy: 'the project' };

/** The version that the service resolves to the newest one. */
export const GOOGLE_SECRET_LATEST = 'latest';

/** What GKE takes as the name and location of a cluster. */
export const GKE_CLUSTER = {
  name: {
    pattern: /^[a-z](?:[a-z0-9-]{0,38}[a-z0-9])?$/,
    allowed: '1 to 40 lower-case letters, digits and dashes, beginning with a letter and not ending with a dash',
  },
  location: { pattern: /^[a-z]+-[a-z]+\d+(?:-[a-z])?$/, allowed: 'a region like "europe-west1", or a zone of it' },
} as const satisfies Readonly<Record<string, TextRule>>;
