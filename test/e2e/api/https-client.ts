import type { IncomingHttpHeaders } from 'node:http';
import { Agent, request } from 'node:https';
import type { JsonObject } from '../../../lib/core/json';
import type { ClusterAccess } from './cluster-access';

/** One request. */
export interface ApiRequest {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** From the server's root, with the query. */
  readonly path: string;
  /** A text is sent as it is. */
  readonly body?: JsonObject | string;
  /** @default 'application/json' */
  readonly contentType?: string;
  /**
   * User to act as, for instance `system:serviceaccount:shop:checkout`.
   * @default - the user that the access is for
   */
  readonly impersonate?: string;
}

/** What the server says. */
export interface ApiAnswer {
  readonly status: number;
  /** Empty when the answer is no JSON. */
  readonly body: JsonObject;
  readonly warnings: readonly string[];
}

/** HTTPS with the cluster's own authority and credentials, over connections that are kept. */
export class HttpsClient {
  private readonly agent: Agent;

  constructor(private readonly access: ClusterAccess) {
    const { credentials, ca } = access;
    const client = 'token' in credentials ? {} : { cert: credentials.certificate, key: credentials.key };
    this.agent = new Agent({ keepAlive: true, ca, ...client });
  }

  /** @throws Error when there is no connection. */
  send({ method, path, body, contentType = 'application/json', impersonate }: ApiRequest): Promise<ApiAnswer> {
    const { credentials, server } = this.access;
    const headers = {
      Accept: 'application/json',
      ...('token' in credentials && { Authorization: `Bearer ${credentials.token}` }),
      ...(impersonate && { 'Impersonate-User': impersonate }),
      ...(body && { 'Content-Type': contentType }),
    };
    return new Promise((resolve, reject) => {
      const sent = request(new URL(path, server), { method, headers, agent: this.agent }, (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('error', reject);
        response.on('end', () => {
          resolve({
            status: response.statusCode ?? 0,
            body: jsonOf(Buffer.concat(chunks).toString('utf8')),
            warnings: warningsOf(response.headers),
          });
        });
      });
      sent.on('error', reject);
      sent.end(typeof body === 'object' ? asciiControls(JSON.stringify(body)) : body);
    });
  }

  close(): void {
    this.agent.destroy();
  }
}

/** JSON that is YAML too, whose readers refuse characters that JSON takes as they are. */
function asciiControls(json: string): string {
  return json.replace(
    /[\u007f-\u009f\u2028\u2029\ufeff\ufffe\uffff]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

function jsonOf(text: string): JsonObject {
  return text.startsWith('{') ? JSON.parse(text) : {};
}

/** A warning is `299 - "text"`; Node joins several with commas. */
function warningsOf({ warning = '' }: IncomingHttpHeaders): string[] {
  return [...String(warning).matchAll(/299 \S+ "((?:[^"\\]|\\.)*)"/g)].map(([, text = '']) =>
    text.replaceAll('\\"', '"'),
  );
}
