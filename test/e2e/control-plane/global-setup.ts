import { SEALED_SECRETS_CONTROLLER } from '../sealed-secrets/programs';
import { build, isBuilt, requireGo, type Tool } from './tools';
import { ETCD, KUBERNETES_VERSIONS, kubeApiserver } from './versions';

/** Builds before any test runs what the tests start, so that no test's time is the compiler's. */
export default function buildTools(): void {
  requireGo();
  if (process.env.KUBECONFIG) return;
  for (const tool of TOOLS) announce(tool);
}

const TOOLS: readonly Tool[] = [ETCD, ...KUBERNETES_VERSIONS.map(kubeApiserver), SEALED_SECRETS_CONTROLLER];

function announce(tool: Tool): void {
  if (isBuilt(tool)) return;
  process.stderr.write(`Building ${tool.folder} once; it is kept for later runs.\n`);
  build(tool);
}
