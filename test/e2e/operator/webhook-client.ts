import { request } from 'node:https';
import type { JsonObject } from '../../../lib/core/json';
import { identityOf } from '../../../lib/core/manifest';
import { EXTERNAL_SECRETS_OPERATOR as UPSTREAM } from '../../../lib/upstream/external-secrets-operator';

/** The operator's webhook as the API server calls it, without a Service between. */
export class WebhookClient {
  /** @param ca Certificate that the webhook configurations name, PEM. */
  constructor(
    private readonly port: number,
    private readonly ca: string,
  ) {}

  /**
   * Why the webhook refuses that somebody makes an object; undefined when it does not.
   *
   * @throws Error when nobody answers, or no review.
   */
  async refusal(object: JsonObject): Promise<string | undefined> {
    const { group, kind, name, namespace } = identityOf(object);
    const review = {
      apiVersion: 'admission.k8s.io/v1',
      kind: 'AdmissionReview',
      request: { uid: '1', kind: { group, version: 'v1', kind }, name, namespace, operation: 'CREATE', object },
    };
    const { response } = JSON.parse(await this.post(`/validate-external-secrets-io-v1-${kind.toLowerCase()}`, review));
    const { allowed, status } = response as { allowed: boolean; status?: { message?: string } };
    return allowed ? undefined : String(status?.message);
  }

  private post(path: string, body: JsonObject): Promise<string> {
    const service = `${UPSTREAM.names.webhook}.${UPSTREAM.namespace}.svc`;
    const options = { host: '127.0.0.1', port: this.port, servername: service, ca: this.ca };
    return new Promise((resolve, reject) => {
      const headers = { 'Content-Type': 'application/json' };
      const sent = request({ ...options, method: 'POST', path, headers }, (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('error', reject);
        response.on('end', () => resolve(Buffer.concat(chunks).toString('utf8')));
      });
      sent.on('error', reject);
      sent.end(JSON.stringify(body));
    });
  }
}
