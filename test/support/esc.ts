import { EscClient, type EscClientOptions } from '../../lib/esc/esc-client';
import { EscLocal, type EscLocalOptions } from '../../lib/esc-local/esc-local';

const started: EscLocal[] = [];

afterEach(() => Promise.all(started.splice(0).map((esc) => esc.close())));

/** A local ESC with these environments, until the test ends. */
export async function startEsc(
  environments: NonNullable<EscLocalOptions['environments']>,
  options: EscLocalOptions = {},
): Promise<EscLocal> {
  const esc = await EscLocal.start({ environments, ...options });
  started.push(esc);
  return esc;
}

/** Environment variables of somebody who is signed in to a local ESC and nowhere else. */
export function signedIn({ token, url }: EscLocal) {
  return { PULUMI_ACCESS_TOKEN: token, PULUMI_BACKEND_URL: url };
}

/** Signs in to a local ESC, whatever API the program names; impatient. */
export function connectTo(esc: EscLocal, options: EscClientOptions = {}): () => EscClient {
  return () => EscClient.connect({ variables: signedIn(esc), firstWaitMilliseconds: 1, ...options });
}
