import { Size } from 'cdk8s';
import {
  type AbstractPod,
  Capability,
  type Container,
  type ContainerSecurityContextProps,
  Cpu,
  EmptyDirMedium,
  SeccompProfileType,
  Volume,
} from 'cdk8s-plus-30';
import type { PlannedFile } from './planned-file.ts';

/** Name of the init container that copies. */
export const COPYING_CONTAINER = 'copy-secrets';

const COPY_EACH_PAIR = 'while [ $# -gt 0 ]; do install -D -m 0444 "$1" "$2"; shift 2; done';

/** Root, because the files belong to root, with the one capability that reads a file of mode 0. */
const SECURITY_CONTEXT: ContainerSecurityContextProps = {
  user: 0,
  ensureNonRoot: false,
  allowPrivilegeEscalation: false,
  readOnlyRootFilesystem: true,
  capabilities: { drop: [Capability.ALL], add: [Capability.DAC_OVERRIDE] },
  seccompProfile: { type: SeccompProfileType.RUNTIME_DEFAULT },
};

/**
 * The init container that copies CSI files into memory volumes, so that containers can read them that are not root.
 *
 * One a workload. The paths travel as arguments, never inside the script, so no path needs quoting.
 */
export class CopyingInitContainer {
  private readonly args: string[] = [];
  private readonly sources = new Map<string, Volume>();
  private readonly memory = new Map<Container, Volume>();

  constructor(private readonly workload: AbstractPod) {}

  /** Adds the volume that holds the copies for one container; no other container mounts it. */
  addMemoryVolume(container: Container): Volume {
    const name = copiesVolumeName(container);
    // An id with blanks, which no binding has: bindings are children of the workload too.
    const volume = Volume.fromEmptyDir(this.workload, `copies for ${container.name}`, name, {
      medium: EmptyDirMedium.MEMORY,
    });
    this.memory.set(container, volume);
    return volume;
  }

  /** Copies one file of a CSI volume to its place in the memory volume of the container that needs it. */
  copy({ binding, container, file }: PlannedFile, source: Volume, fileName: string): void {
    const mountPath = `/mounted/${binding.node.id}`;
    this.sources.set(mountPath, source);
    this.args.push(`${mountPath}/${fileName}`, `/copied/${container.name}${file}`);
  }

  /** Adds the init container to the workload, once everything to copy is known. */
  attach(image: string): void {
    const init = this.workload.addInitContainer({
      name: COPYING_CONTAINER,
      image,
      command: ['sh', '-ec', COPY_EACH_PAIR, COPYING_CONTAINER],
      args: this.args,
      resources: {
        cpu: { request: Cpu.millis(10) },
        memory: { request: Size.mebibytes(16), limit: Size.mebibytes(64) },
      },
      securityContext: SECURITY_CONTEXT,
    });
    for (const [mountPath, source] of this.sources) init.mount(mountPath, source, { readOnly: true });
    for (const [container, volume] of this.memory) init.mount(`/copied/${container.name}`, volume);
  }
}

/** Name of the volume that holds the copies for a container. */
export function copiesVolumeName(container: Container): string {
  return `copied-${container.name}`;
}
