import {
  type Asked,
  byRoute,
  opens,
  type Replies,
  type Reply,
  type StandIn,
  secret,
  standIn,
  TOKEN,
  wrapped,
} from '../esc/stand-in';
import { CANARIES, type Canary, canaryDefinition } from '../support/canaries';

/** What whoever answers may repeat: what it was sent, and what it has. */
export const ECHO = [TOKEN, ...CANARIES.map(({ value }) => value)].join('\n');

/** A refusal that repeats everything. */
export function refuses(status: number): Reply {
  return { status, body: { code: status, message: ECHO } };
}

/** Diagnostics each of which quotes a secret. */
export function quotes(severity: 'error' | 'warning'): readonly object[] {
  return CANARIES.map(({ value }) => ({ severity, summary: `cannot use "${value}"`, detail: String(value) }));
}

/** Answers about an environment of the project `canary` that has every secret, or other texts in their places. */
export function healthy(environment: string, textOf?: (canary: Canary) => string): Replies {
  const path = `/environments/acme/canary/${environment}`;
  const definition = canaryDefinition(textOf);
  const values = CANARIES.map((canary) => [canary.name, secret(textOf?.(canary) ?? canary.value)]);
  const open = opens({ canary: wrapped(Object.fromEntries(values)) });
  const answer = (method: string): Reply => open({ method } as Asked);
  return {
    [`GET ${path}`]: { headers: { ETag: '"1"', 'Pulumi-ESC-Revision': '1' }, body: definition },
    [`POST ${path}/open`]: answer('POST'),
    [`GET ${path}/open/session`]: answer('GET'),
    [`GET ${path}/versions/tags/latest`]: { body: { name: 'latest', revision: 2 } },
  };
}

const servers: StandIn[] = [];

afterAll(() => {
  for (const server of servers) server.stop();
});

/** Answers until the tests of the file are over; 404 to what is not among the replies. */
export async function serve(replies: Replies): Promise<StandIn> {
  const server = await standIn(byRoute(replies));
  servers.push(server);
  return server;
}

/** The same reply to everything that is asked about an environment. */
export function always(environment: string, reply: Reply): Replies {
  const path = `/environments/acme/canary/${environment}`;
  return { [`GET ${path}`]: reply, [`POST ${path}/open`]: reply };
}
