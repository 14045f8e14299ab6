import type { Tool } from '../control-plane/tools';

/** Flux's controller that applies Kustomizations. */
export const KUSTOMIZE_CONTROLLER: Tool = {
  folder: 'kustomize-controller',
  package: 'github.com/fluxcd/kustomize-controller',
  module: 'github.com/fluxcd/kustomize-controller',
};
