import { join } from 'node:path';
import { Server, ServerCredentials, type ServerUnaryCall, type sendUnaryData, status } from '@grpc/grpc-js';
import { csiDriverProvider } from './protocols';

/** A file that a provider hands to the driver. */
export interface ProvidedFile {
  readonly path: string;
  readonly mode: number;
  readonly contents: string;
}

/** What the driver asks a provider for. */
export interface Asked {
  /** Parameters of the class, overlaid by what kubelet said of the volume. */
  readonly attributes: Readonly<Record<string, string>>;
  /** What kubelet said in confidence. */
  readonly secrets: Readonly<Record<string, string>> | null;
}

/**
 * Plays a provider at the socket where the driver looks for it: it hands out what a test says, so that what the driver makes of
 * it can be seen. It knows nothing of any store.
 */
export class PlayedProvider {
  /** Listens for the driver. @param name As `spec.provider` of a class has it. */
  static async start(name: string, folder: string): Promise<PlayedProvider> {
    const provider = new PlayedProvider();
    const { service } = csiDriverProvider();
    provider.server.addService(service, { Mount: provider.mount.bind(provider), Version: refuse });
    await new Promise<void>((resolve, reject) => {
      const address = `unix:${join(folder, `${name}.sock`)}`;
      provider.server.bindAsync(address, ServerCredentials.createInsecure(), (error) =>
        error ? reject(error) : resolve(),
      );
    });
    return provider;
  }

  /** What it was asked so far, the last one last. */
  readonly asked: Asked[] = [];

  /** What it hands out for the attributes that it is asked with; undefined when it dies in the middle of the call. */
  handsOut: (attributes: Asked['attributes']) => readonly ProvidedFile[] | undefined = () => [];

  private readonly server = new Server();

  private constructor() {}

  stop(): void {
    this.server.forceShutdown();
  }

  private mount(call: ServerUnaryCall<MountRequest, unknown>, answer: sendUnaryData<unknown>): void {
    const { attributes, secrets } = call.request;
    const asked: Asked = { attributes: JSON.parse(attributes), secrets: JSON.parse(secrets) };
    this.asked.push(asked);
    const files = this.handsOut(asked.attributes);
    if (files === undefined) answer({ code: status.UNAVAILABLE, details: 'error reading from server: EOF' });
    else answer(null, responseWith(files, this.asked.length));
  }
}

interface MountRequest {
  readonly attributes: string;
  readonly secrets: string;
}

/** The driver asks for the version only where health checks are switched on. */
function refuse(_call: unknown, answer: sendUnaryData<unknown>): void {
  answer({ code: status.UNIMPLEMENTED });
}

/** The driver takes no answer without versions. */
function responseWith(files: readonly ProvidedFile[], version: number) {
  return {
    files: files.map((file) => ({ ...file, contents: Buffer.from(file.contents) })),
    object_version: files.map(({ path }) => ({ id: path, version: `${version}` })),
  };
}
