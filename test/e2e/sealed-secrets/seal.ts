import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import type { SealedPlace } from '../../../lib/sealed-secrets/scope';
import { type SealedContent, SealedFile } from '../../../lib/sealed-secrets/sealed-file';

const BIN = join(__dirname, '../../../bin/cdk8s-escrow.js');

/** What `cdk8s-escrow seal` writes for key `password` when the value comes from a pipe; `prod.pem` is in the folder. */
export function seal(folder: string, value: string, { name, namespace, scope }: SealedPlace): SealedContent {
  const output = join(folder, `${namespace}-${name}.json`);
  const place = ['--namespace', namespace, '--name', name, '--scope', scope, '--key', 'password'];
  execFileSync(process.execPath, [BIN, 'seal', '--cert', 'prod.pem', ...place, '--output', output], {
    cwd: folder,
    input: value,
    stdio: ['pipe', 'ignore', 'inherit'],
  });
  return SealedFile.read(output).load();
}
