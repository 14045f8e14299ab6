import { join } from 'node:path';
import fleet from '../../main';
import { filesBelow, folderWith, ROOT, run } from './command';

test('`cdk8s synth` writes what `cdk8s-escrow synth` does', () => {
  const output = join(folderWith({}), 'out');

  const args = ['node_modules/.bin/cdk8s', 'synth', '--check-upgrade=false', '--output', output];
  const { code, stderr } = run(process.execPath, args, { cwd: ROOT });

  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  expect(filesBelow(output)).toEqual([...fleet.render().tree.keys()].sort());
});
