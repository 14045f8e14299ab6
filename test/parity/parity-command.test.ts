import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parityCommand } from '../../lib/cli/parity';
import { providerRendering } from './provider-rendering';

let folder: string;
const printed: string[] = [];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'parity-'));
  printed.length = 0;
  jest.spyOn(console, 'log').mockImplementation((text: string) => void printed.push(text));
});

afterEach(() => {
  rmSync(folder, { recursive: true });
  process.exitCode = undefined;
  jest.restoreAllMocks();
});

async function run(rendering: string, ...options: string[]): Promise<void> {
  const file = join(folder, 'rendering.yaml');
  writeFileSync(file, rendering);
  await parityCommand().parseAsync([file, ...options], { from: 'user' });
}

test('a rendering with listed differences only leaves the exit code alone', async () => {
  await run(providerRendering());

  expect(process.exitCode).toBeUndefined();
  expect(printed.join()).toMatch(/^Parity: .*$/m);
});

test('an unlisted difference ends with exit code 1', async () => {
  await run(providerRendering().replace('verbs: [get]', 'verbs: [list]'));

  expect(process.exitCode).toBe(1);
  expect(printed.join()).toMatch(/^No parity: .* 2 unlisted differences$/m);
});

test('--json prints the comparison whole', async () => {
  await run(providerRendering(), '--json');

  expect(JSON.parse(printed.join())).toMatchObject({ upstream: 'pulumi-esc-csi-provider 0.1.1', unlisted: 0 });
});
