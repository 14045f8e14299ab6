import type { JsonObject } from '../../../lib/core/json';
import { metadataOf, objectsAt } from '../../../lib/core/manifest';
import type { HttpsClient } from './https-client';

interface Resource {
  readonly plural: string;
  readonly namespaced: boolean;
}

/** Where objects lie in an API server, as it tells itself. */
export class Resources {
  private readonly served = new Map<string, ReadonlyMap<string, Resource>>();

  constructor(private readonly client: HttpsClient) {}

  /** Path of an object; undefined when its kind is not served. */
  async pathOf(manifest: JsonObject): Promise<string | undefined> {
    const { name, namespace } = metadataOf(manifest);
    const apiVersion = String(manifest.apiVersion);
    const resource = await this.find(apiVersion, String(manifest.kind));
    if (resource === undefined) return undefined;
    const inNamespace = resource.namespaced ? `/namespaces/${namespace}` : '';
    return `${rootOf(apiVersion)}${inNamespace}/${resource.plural}/${encodeURIComponent(String(name))}`;
  }

  /** Forgets what is served, because a CustomResourceDefinition has come or gone. */
  forget(): void {
    this.served.clear();
  }

  private async find(apiVersion: string, kind: string): Promise<Resource | undefined> {
    const known = this.served.get(apiVersion) ?? (await this.ask(apiVersion));
    this.served.set(apiVersion, known);
    return known.get(kind);
  }

  private async ask(apiVersion: string): Promise<ReadonlyMap<string, Resource>> {
    const { body } = await this.client.send({ method: 'GET', path: rootOf(apiVersion) });
    const resources = objectsAt(body, 'resources').filter(({ name }) => !String(name).includes('/'));
    return new Map(
      resources.map(({ kind, name, namespaced }) => [
        String(kind),
        { plural: String(name), namespaced: namespaced === true },
      ]),
    );
  }
}

function rootOf(apiVersion: string): string {
  return apiVersion.includes('/') ? `/apis/${apiVersion}` : `/api/${apiVersion}`;
}
