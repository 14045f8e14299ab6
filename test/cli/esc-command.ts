import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { BIN, type Outcome, ROOT } from './command';

/** A command that runs while this process goes on, so that a local ESC in it can answer. */
export interface RunningCommand {
  readonly child: ChildProcess;
  readonly outcome: Promise<Outcome>;
}

/** Runs `cdk8s-escrow` as somebody who has these environment variables and no login. */
export function escrowWith(
  cwd: string,
  variables: Readonly<Record<string, string>>,
  ...args: readonly string[]
): RunningCommand {
  const { CDK8S_OUTDIR, FORCE_COLOR, NO_COLOR, PULUMI_ACCESS_TOKEN, PULUMI_BACKEND_URL, PULUMI_HOME, ...env } =
    process.env;
  const child = spawn(process.execPath, [BIN, ...args], { cwd, env: { ...env, HOME: cwd, ...variables } });
  const exited = new Promise<number | null>((resolve) => child.on('close', resolve));
  const outcome = Promise.all([exited, text(child.stdout), text(child.stderr)]);
  return { child, outcome: outcome.then(([code, stdout, stderr]) => ({ code, stdout, stderr })) };
}

/** The tutorial's environment. */
export const TUTORIAL = 'acme/esc-secrets-store-csi-driver-demo/csi-secrets-store-app';

/** Like what the tutorial puts into it, but for a plain value beside the secret one; nobody may see either. */
export const TUTORIAL_DEFINITION = `values:
  app:
    hello: c4n4ry-plain
    hello-secret:
      fn::secret: c4n4ry-secret
`;

const [LIBRARY, CDK8S_PLUS] = ['lib/index.ts', 'node_modules/cdk8s-plus-30'].map((path) =>
  JSON.stringify(join(ROOT, path)),
);

/** A program that reads one property of the tutorial's environment. */
export function programReading(path: string, fleetProps = ''): string {
  return `
    import { Deployment } from ${CDK8S_PLUS};
    import { Binding, Cluster, Fleet, GitOps, PulumiEscEnvironment, Unit } from ${LIBRARY};
    const fleet = new Fleet(${fleetProps});
    const gitOps = GitOps.flux({ repository: 'https://github.com/acme/clusters.git' });
    const unit = new Unit(new Cluster(fleet, 'kind', { kubernetes: '1.33', gitOps }), 'demo', { namespace: 'default' });
    const environment = new PulumiEscEnvironment(unit, 'app', {
      organization: 'acme',
      project: 'esc-secrets-store-csi-driver-demo',
      environment: 'csi-secrets-store-app',
      accessToken: { namespace: 'default' },
    });
    const demo = new Deployment(unit, 'demo', { containers: [{ image: 'busybox:1.37.0' }] });
    new Binding(demo, 'hello', { property: environment.property('${path}'), variable: 'HELLO' });
    export default fleet;
  `;
}
