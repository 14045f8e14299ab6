import { join } from 'node:path';
import { type GrpcObject, loadPackageDefinition, type ServiceClientConstructor } from '@grpc/grpc-js';
import { loadSync } from '@grpc/proto-loader';
import { go } from '../control-plane/tools';

/** What kubelet and the driver say to each other, as the driver's own modules publish it. */
export function csiNode(): ServiceClientConstructor {
  return serviceOf('github.com/container-storage-interface/spec', 'csi.proto', ['csi', 'v1', 'Node']);
}

/** What the driver and its providers say to each other. */
export function csiDriverProvider(): ServiceClientConstructor {
  const file = 'provider/v1alpha1/service.proto';
  return serviceOf('sigs.k8s.io/secrets-store-csi-driver', file, ['v1alpha1', 'CSIDriverProvider']);
}

const TOOL = join(__dirname, '../tools/secrets-store-csi-driver');

/** In the version that the driver is built with, compared with `go.sum`. */
function serviceOf(module: string, file: string, name: readonly string[]): ServiceClientConstructor {
  const { Dir }: { readonly Dir: string } = JSON.parse(go(TOOL, ['mod', 'download', '-json', module]));
  const definition = loadPackageDefinition(
    loadSync(join(Dir, file), { keepCase: true, defaults: true, enums: String }),
  );
  const service = name.reduce((scope, part) => scope[part] as GrpcObject, definition);
  return service as unknown as ServiceClientConstructor;
}
