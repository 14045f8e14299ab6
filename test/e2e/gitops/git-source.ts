import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { JsonObject } from '../../../lib/core/json';
import { metadataOf } from '../../../lib/core/manifest';
import type { Tree } from '../../../lib/synth/tree';
import type { ApiServer } from '../api/api-server';
import { archiveOf } from './archive';

/**
 * In the place of source-controller, which does not run here: serves what is in Git as an archive on loopback, and says so in the
 * status of the GitRepository.
 */
export class GitSource {
  static async start(server: ApiServer): Promise<GitSource> {
    const source = new GitSource(server);
    source.http.listen(0, '127.0.0.1');
    await once(source.http, 'listening');
    return source;
  }

  private readonly files = new Map<string, Buffer>();
  private readonly http: Server = createServer(({ url = '' }, response) => {
    const file = this.files.get(url);
    response.writeHead(file ? 200 : 404).end(file);
  });

  private constructor(private readonly server: ApiServer) {}

  /** Serves a file, and gives its address. */
  serve(path: string, content: Buffer): string {
    this.files.set(path, content);
    return `http://127.0.0.1:${(this.http.address() as AddressInfo).port}${path}`;
  }

  /**
   * Makes a GitRepository's branch have these files, and only these, below `dist/`.
   *
   * @returns The revision, as Flux writes it.
   */
  async push(repository: JsonObject, dist: Tree): Promise<string> {
    const archive = archiveOf(new Map([...dist].map(([path, text]) => [`dist/${path}`, text])));
    const commit = createHash('sha1').update(archive).digest('hex');
    const revision = `main@sha1:${commit}`;
    const { name, namespace } = metadataOf(repository);
    const path = `gitrepository/${namespace}/${name}/${commit}.tar.gz`;
    const url = this.serve(`/${path}`, archive);
    const now = new Date().toISOString().replace(/\.\d+Z$/, 'Z');
    const { generation } = metadataOf((await this.server.read(repository)) ?? {});
    await this.server.writeStatus(repository, {
      observedGeneration: generation,
      conditions: [
        {
          type: 'Ready',
          status: 'True',
          reason: 'Succeeded',
          message: `stored artifact for revision '${revision}'`,
          lastTransitionTime: now,
        },
      ],
      artifact: {
        path,
        url,
        revision,
        digest: `sha256:${createHash('sha256').update(archive).digest('hex')}`,
        size: archive.length,
        lastUpdateTime: now,
      },
    });
    return revision;
  }

  async stop(): Promise<void> {
    this.http.close();
    this.http.closeAllConnections();
    await once(this.http, 'close');
  }
}
