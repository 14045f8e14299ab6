import type { JsonObject } from '../../../lib/core/json';
import { objectAt, objectsAt } from '../../../lib/core/manifest';
import type { ApiServer } from '../api/api-server';
import { until } from '../api/until';

/** What the operator has made of ExternalSecrets; each is called `<namespace>/<name>`, as its Secret is. */
export class Observed {
  constructor(private readonly server: ApiServer) {}

  /** The Secret; undefined when there is none. */
  secret(address: string): Promise<JsonObject | undefined> {
    return this.server.read({ apiVersion: 'v1', kind: 'Secret', metadata: placeOf(address) });
  }

  /** What the Secret holds, decoded; undefined when there is none. */
  async data(address: string): Promise<Readonly<Record<string, string>> | undefined> {
    const secret = await this.secret(address);
    if (secret === undefined) return undefined;
    const decoded = Object.entries(objectAt(secret, 'data')).map(([key, value]) => [
      key,
      Buffer.from(String(value), 'base64').toString('utf8'),
    ]);
    return Object.fromEntries(decoded);
  }

  /** Waits until the operator has fetched the values. */
  async synced(address: string): Promise<void> {
    await this.untilReady('ExternalSecret', address, 'True');
  }

  /** Waits until the operator has failed, and tells what it has complained of. */
  async complaints(address: string, kind: 'ExternalSecret' | 'SecretStore' = 'ExternalSecret'): Promise<string> {
    await this.untilReady(kind, address, 'False');
    return until(`the operator complains of ${kind} ${address}`, SECONDS, async () => {
      const { name, namespace } = placeOf(address);
      const query = `fieldSelector=involvedObject.kind=${kind},involvedObject.name=${name},type=Warning`;
      const { body } = await this.server.send({
        method: 'GET',
        path: `/api/v1/namespaces/${namespace}/events?${query}`,
      });
      const messages = objectsAt(body, 'items').map(({ message }) => String(message));
      return messages.length > 0 ? messages.join('\n') : undefined;
    });
  }

  private async untilReady(kind: string, address: string, wanted: string): Promise<void> {
    const object = { apiVersion: 'external-secrets.io/v1', kind, metadata: placeOf(address) };
    await until(`Ready of ${kind} ${address} is ${wanted}`, SECONDS, async () => {
      const status = objectAt((await this.server.read(object)) ?? {}, 'status');
      const ready = objectsAt(status, 'conditions').find(({ type }) => type === 'Ready');
      return ready?.status === wanted || undefined;
    });
  }
}

/** Name and namespace of `<namespace>/<name>`. */
export function placeOf(address: string): { readonly namespace: string; readonly name: string } {
  const [namespace = '', name = ''] = address.split('/');
  return { namespace, name };
}

const SECONDS = 60;
