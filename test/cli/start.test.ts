import { BIN, ROOT, run } from './command';

// Whoever presses Tab, or asks for help, waits for it.
test('cdk8s and our own library are loaded by the commands that need them alone', () => {
  const script = `
    process.on('exit', () => console.error(Object.keys(require.cache).join('\\n')));
    require(${JSON.stringify(BIN)});`;

  const { code, stderr } = run(process.execPath, ['-e', script, 'complete', '--', 'sy'], { cwd: ROOT });

  expect(code).toBe(0);
  expect(stderr.split('\n').filter((file) => /node_modules.cdk8s|lib.fleet/.test(file))).toEqual([]);
});
