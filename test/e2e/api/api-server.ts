import type { JsonObject } from '../../../lib/core/json';
import { identityOf, metadataOf, describe as nameOf, objectAt, objectsAt } from '../../../lib/core/manifest';
import type { ClusterAccess } from './cluster-access';
import { type ApiAnswer, type ApiRequest, HttpsClient } from './https-client';
import { Resources } from './resources';
import { until } from './until';

/** What became of an object that was applied. */
export interface Applied {
  /** Why the server refused it; undefined when it did not. */
  readonly refusal?: string;
  /** Whether it was not there before. */
  readonly created: boolean;
  /** What the server made of it; empty when it refused it. */
  readonly object: JsonObject;
  readonly resourceVersion: string;
  readonly warnings: readonly string[];
}

/** An API server, asked as Argo CD and Flux ask it: by server-side apply. */
export class ApiServer {
  private readonly client: HttpsClient;
  private readonly resources: Resources;

  constructor(access: ClusterAccess) {
    this.client = new HttpsClient(access);
    this.resources = new Resources(this.client);
  }

  /** Applies an object with strict field validation; a field that somebody else owns is a conflict. */
  async apply(manifest: JsonObject): Promise<Applied> {
    const applied = await this.patch(manifest, '');
    if (applied.refusal === undefined && manifest.kind === 'CustomResourceDefinition')
      await this.untilEstablished(manifest);
    return applied;
  }

  /** What {@link apply} would say; admission is asked, and nothing is stored. */
  tryApply(manifest: JsonObject): Promise<Applied> {
    return this.patch(manifest, '&dryRun=All');
  }

  /** What {@link tryApply} says of the file that holds an object. */
  tryFile(manifest: JsonObject, file: string): Promise<Applied> {
    return this.patch(manifest, '&dryRun=All', file);
  }

  /** The object as it is stored; undefined when it is not there. */
  async read(manifest: JsonObject): Promise<JsonObject | undefined> {
    const path = await this.resources.pathOf(manifest);
    if (path === undefined) return undefined;
    const { body, status } = await this.client.send({ method: 'GET', path });
    return status === 200 ? body : undefined;
  }

  /** Merges fields into the status of an object that is there, in the place of the controller that would write them. */
  async writeStatus(manifest: JsonObject, status: JsonObject): Promise<void> {
    const path = `${await this.resources.pathOf(manifest)}/status`;
    const answer = await this.client.send({ method: 'PATCH', path, body: { status }, contentType: MERGE_PATCH });
    if (answer.status !== 200) throw new Error(`${nameOf(identityOf(manifest))}: ${answer.body.message}`);
  }

  /** Removes an object for good: no finalizer is waited for, because no controller needs to be there to take it off. */
  async remove(manifest: JsonObject): Promise<void> {
    const path = await this.resources.pathOf(manifest);
    if (path === undefined) return;
    if (metadataOf(manifest).finalizers) {
      const body = { metadata: { finalizers: null } };
      await this.client.send({ method: 'PATCH', path, body, contentType: MERGE_PATCH });
    }
    // What a Job leaves behind, by default, a garbage collector would take off it first (batch/v1).
    const { body, status } = await this.client.send({ method: 'DELETE', path: `${path}?propagationPolicy=Background` });
    if (status === 404) return;
    if (manifest.kind === 'Namespace') {
      await this.client.send({ method: 'PUT', path: `${path}/finalize`, body: { ...body, spec: {} } });
    }
    await until(`${nameOf(identityOf(manifest))} is gone`, WAIT_SECONDS, async () => {
      const { status } = await this.client.send({ method: 'GET', path });
      return status === 404 || undefined;
    });
    if (manifest.kind === 'CustomResourceDefinition') this.resources.forget();
  }

  /** Any other request. */
  send(request: ApiRequest): Promise<ApiAnswer> {
    return this.client.send(request);
  }

  close(): void {
    this.client.close();
  }

  private async patch(manifest: JsonObject, query: string, body: JsonObject | string = manifest): Promise<Applied> {
    const path = await this.resources.pathOf(manifest);
    if (path === undefined) return refused(`${manifest.apiVersion} ${manifest.kind} is not served`);
    const answer = await this.client.send({
      method: 'PATCH',
      path: `${path}?fieldManager=${FIELD_MANAGER}&fieldValidation=Strict${query}`,
      body,
      contentType: 'application/apply-patch+yaml',
    });
    if (answer.status >= 300) return refused(String(answer.body.message), answer.warnings);
    const { body: object, status, warnings } = answer;
    return { created: status === 201, object, resourceVersion: versionOf(answer), warnings };
  }

  private async untilEstablished(definition: JsonObject): Promise<void> {
    await until(`${nameOf(identityOf(definition))} is served`, WAIT_SECONDS, async () => {
      const conditions = objectsAt(objectAt((await this.read(definition)) ?? {}, 'status'), 'conditions');
      const established = conditions.some(({ status, type }) => type === 'Established' && status === 'True');
      this.resources.forget();
      return (established && (await this.serves(definition))) || undefined;
    });
  }

  /** A kind is in the discovery documents a moment after its definition is established. */
  private async serves(definition: JsonObject): Promise<boolean> {
    const { group, names, versions } = objectAt(definition, 'spec') as Definition;
    const paths = versions
      .filter(({ served }) => served)
      .map(({ name }) =>
        this.resources.pathOf({ apiVersion: `${group}/${name}`, kind: names.kind, metadata: { name: 'any' } }),
      );
    return (await Promise.all(paths)).every((path) => path !== undefined);
  }
}

interface Definition extends JsonObject {
  readonly group: string;
  readonly names: { readonly kind: string };
  readonly versions: readonly { readonly name: string; readonly served: boolean }[];
}

const FIELD_MANAGER = 'cdk8s-escrow-e2e';

const MERGE_PATCH = 'application/merge-patch+json';

const WAIT_SECONDS = 60;

function refused(refusal: string, warnings: readonly string[] = []): Applied {
  return { refusal, created: false, object: {}, resourceVersion: '', warnings };
}

function versionOf({ body }: ApiAnswer): string {
  return String(metadataOf(body).resourceVersion);
}
