import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync } from 'node:fs';
import { join } from 'node:path';
import type { JsonObject } from '../../../lib/core/json';
import { objectAt, objectsAt } from '../../../lib/core/manifest';
import type { Kubelet } from './kubelet';
import type { RunningDriver } from './running-driver';

/** What a command in a container said. */
export interface Outcome {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** What is run, in which container. */
export interface Run {
  readonly container: string;
  readonly command: readonly string[];
  /** @default - the container's own */
  readonly securityContext?: JsonObject;
}

/**
 * Runs a command as a container of a pod: as its user, with its capabilities, with its volumes at their places. The programs are
 * this machine's, not an image's.
 */
export function runContainer(
  driver: RunningDriver,
  kubelet: Kubelet,
  pod: JsonObject,
  { command, container: name, securityContext }: Run,
): Outcome {
  const container = containerOf(pod, name);
  const root = mkdtempSync(join(driver.folder, 'root-'));
  const script = [MAKE_ROOT, ...mounts(kubelet, pod, container), 'shift', 'exec chroot "$root" setpriv "$@"'].join(
    '\n',
  );
  const arguments_ = [...privileges(securityContext ?? objectAt(container, 'securityContext')), '--', ...command];
  const { status, stderr, stdout } = spawnSync(
    'nsenter',
    [`--target=${driver.pid}`, '--mount', 'unshare', '--mount', '--', 'sh', '-ec', script, 'sh', root, ...arguments_],
    { encoding: 'utf8' },
  );
  return { status, stderr, stdout };
}

/** This machine's programs in a root of their own. */
const MAKE_ROOT = `root=$1
mount -t tmpfs tmpfs "$root"
for folder in bin sbin lib lib64 usr; do
  if [ -L "/$folder" ]; then cp -P "/$folder" "$root/$folder"
  elif [ -d "/$folder" ]; then mkdir "$root/$folder"; mount --bind "/$folder" "$root/$folder"
  fi
done
mkdir "$root/dev"
mount --bind /dev "$root/dev"`;

function containerOf(pod: JsonObject, wanted: string): JsonObject {
  const spec = objectAt(pod, 'spec');
  const found = [...objectsAt(spec, 'initContainers'), ...objectsAt(spec, 'containers')].find(
    ({ name }) => name === wanted,
  );
  if (found === undefined) throw new Error(`The pod has no container ${wanted}.`);
  return found;
}

function mounts(kubelet: Kubelet, pod: JsonObject, container: JsonObject): readonly string[] {
  return objectsAt(container, 'volumeMounts').map(({ mountPath, name, readOnly, subPath = '' }) => {
    const folder = kubelet.folderOf(pod, String(name));
    mkdirSync(folder, { recursive: true });
    const [from, to] = [join(folder, String(subPath)), `"$root"${mountPath}`];
    return `mkdir -p ${to}; mount --bind ${from} ${to}${readOnly ? `; mount -o remount,ro,bind ${to}` : ''}`;
  });
}

/** Options of `setpriv`. */
function privileges(securityContext: JsonObject): readonly string[] {
  const { runAsGroup = 0, runAsUser = 0 } = securityContext;
  const { add, drop } = objectAt(securityContext, 'capabilities');
  const kept = textsIn(drop).includes('ALL') ? [] : CAPABILITIES_OF_CONTAINERD;
  const capabilities = ['-all', ...[...kept, ...textsIn(add)].map((one) => `+${one.toLowerCase()}`)].join();
  return [
    `--reuid=${runAsUser}`,
    `--regid=${runAsGroup}`,
    '--clear-groups',
    '--inh-caps=-all',
    `--bounding-set=${capabilities}`,
  ];
}

/** What root has in a container that drops nothing, of what matters to files. */
const CAPABILITIES_OF_CONTAINERD = ['CHOWN', 'DAC_OVERRIDE', 'FOWNER', 'FSETID', 'SETGID', 'SETUID'];

function textsIn(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.map(String) : [];
}
