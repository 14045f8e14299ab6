import { CONTROLLER_MANAGER, DRIVER } from '../driver/programs';
import { KUSTOMIZE_CONTROLLER } from '../gitops/programs';
import { EXTERNAL_SECRETS } from '../operator/programs';
import { SEALED_SECRETS_CONTROLLER } from '../sealed-secrets/programs';
import { build, isBuilt, requireGo, type Tool } from './tools';
import { ETCD, KUBERNETES_VERSIONS, kubeApiserver, NEWEST_KUBERNETES } from './versions';

/** Builds before any test runs what the tests start, so that no test's time is the compiler's. */
export default function buildTools(): void {
  requireGo();
  for (const tool of TOOLS) announce(tool);
}

/** Flux and the driver run in control planes of their own, a cluster being given or not. */
const MINORS = process.env.KUBECONFIG ? [NEWEST_KUBERNETES] : KUBERNETES_VERSIONS;

const TOOLS: readonly Tool[] = [
  ETCD,
  ...MINORS.map(kubeApiserver),
  SEALED_SECRETS_CONTROLLER,
  KUSTOMIZE_CONTROLLER,
  EXTERNAL_SECRETS,
  DRIVER,
  CONTROLLER_MANAGER,
];

function announce(tool: Tool): void {
  if (isBuilt(tool)) return;
  process.stderr.write(`Building ${tool.folder} once; it is kept for later runs.\n`);
  build(tool);
}
