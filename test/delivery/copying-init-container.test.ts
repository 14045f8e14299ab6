import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { JsonObject } from '../../lib/core/json';
import { objectsAt } from '../../lib/core/manifest';
import { Delivery } from '../../lib/delivery/delivery';
import { app, bind, mountsOf, podOf, ROOT_CONTAINER } from '../support/workload';

const copied = { delivery: Delivery.copiedCsiFiles() };

test('each file is copied from its own volume to the path it has in the container', () => {
  const [init] = copying({ user: '/run/secrets/db/user', key: '/etc/tls key' });

  expect(init?.args).toEqual([
    '/mounted/user/user',
    '/copied/app/run/secrets/db/user',
    '/mounted/key/tls key',
    '/copied/app/etc/tls key',
  ]);
});

test('root copies with the one capability that reads a file of mode 0', () => {
  const [init] = copying({ user: '/run/secrets/db/user' });

  expect(init).toMatchObject({
    name: 'copy-secrets',
    image: 'docker.io/library/busybox:1.37.0',
    securityContext: {
      runAsUser: 0,
      runAsNonRoot: false,
      allowPrivilegeEscalation: false,
      privileged: false,
      readOnlyRootFilesystem: true,
      capabilities: { drop: ['ALL'], add: ['DAC_OVERRIDE'] },
      seccompProfile: { type: 'RuntimeDefault' },
    },
  });
});

test('the author may bring the image', () => {
  const deployment = app();
  bind(deployment, 'db', '/run/secrets/db/user', { delivery: Delivery.copiedCsiFiles({ image: 'mirror/busybox:1' }) });

  expect(podOf(deployment).initContainers).toMatchObject([{ image: 'mirror/busybox:1' }]);
});

test('the containers share one init container, and none sees the copies of another', () => {
  const deployment = app();
  const proxy = deployment.addContainer({ ...ROOT_CONTAINER, name: 'proxy' });
  bind(deployment, 'mine', '/run/secrets/db/user', { ...copied, container: deployment.containers[0] });
  bind(deployment, 'theirs', '/run/secrets/tls/key', { ...copied, container: proxy });

  const pod = podOf(deployment);

  expect(pod.initContainers).toHaveLength(1);
  expect(mountsOf(pod, 'initContainers')).toEqual([
    '/mounted/mine mine',
    '/mounted/theirs theirs',
    '/copied/app copied-app',
    '/copied/proxy copied-proxy',
  ]);
  expect(mountsOf(pod, 'containers', 0)).toEqual(['/run/secrets/db copied-app run/secrets/db']);
  expect(mountsOf(pod, 'containers', 1)).toEqual(['/run/secrets/tls copied-proxy run/secrets/tls']);
});

test('the copies lie in memory', () => {
  const deployment = app();
  bind(deployment, 'db', '/run/secrets/db/user', copied);

  expect(objectsAt(podOf(deployment), 'volumes')).toContainEqual({
    name: 'copied-app',
    emptyDir: { medium: 'Memory' },
  });
});

// The script runs with the machine's own `sh` and `install`. `-D` is in GNU coreutils and BusyBox, not in the `install`
// of macOS: there, put coreutils first in PATH.
describe('the script', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'copying-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  test('copies files whatever they are called, without quoting', () => {
    const names = [
      'plain',
      'two words',
      `it's "quoted"`,
      '$HOME',
      '`id`',
      '$(id)',
      'a\nb',
      '*',
      '-rf',
      '\\',
      ';',
      'ключ',
    ];
    const pairs = names.map((name) => [
      place(`mounted/${name}`, `value of ${name}`),
      join(folder, 'copied/deep', name),
    ]);

    run(pairs.flat());

    expect(pairs.map(([, target]) => readFileSync(target ?? '', 'utf8'))).toEqual(
      names.map((name) => `value of ${name}`),
    );
  });

  test('lets everybody read a copy and nobody change it', () => {
    const target = join(folder, 'copied/key');

    run([place('mounted/key', 'value'), target]);

    expect((statSync(target).mode & 0o777).toString(8)).toBe('444');
  });

  test('copies bytes, not text', () => {
    const bytes = Buffer.from([0, 0xff, 0x0a, 0x0d, 0x0a]);
    const target = join(folder, 'copied/key');

    run([place('mounted/key', bytes), target]);

    expect(readFileSync(target)).toEqual(bytes);
  });

  test('fails at a file that is not there, so that the pod does not start without it', () => {
    const missing = [join(folder, 'mounted/missing'), join(folder, 'copied/missing')];
    const present = [place('mounted/key', 'value'), join(folder, 'copied/key')];

    expect(() => run([...missing, ...present])).toThrow(/Command failed/);
  });

  function place(name: string, content: string | Buffer): string {
    const path = join(folder, name);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, content);
    return path;
  }

  function run(args: readonly string[]): void {
    const [init] = copying({ user: '/run/secrets/db/user' });
    const [command = '', ...rest] = (init?.command ?? []) as readonly string[];
    execFileSync(command, [...rest, ...args], { stdio: 'pipe' });
  }
});

/** The init containers of a Deployment that reads copies of these files. */
function copying(files: Readonly<Record<string, string>>): readonly JsonObject[] {
  const deployment = app();
  for (const [id, file] of Object.entries(files)) bind(deployment, id, file, copied);
  return objectsAt(podOf(deployment), 'initContainers');
}
