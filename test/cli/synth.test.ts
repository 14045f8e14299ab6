import { appendFileSync, existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { escrow, filesBelow, folderWith, PROGRAM, ROOT, WRONG_PROGRAM } from './command';

const FILES = [
  'prod/BOOTSTRAP.md',
  'prod/SECRETS.md',
  'prod/flux/gitrepository-prod.yaml',
  'prod/flux/kustomization-prod.yaml',
  'prod/flux/kustomization-web.yaml',
  'prod/inventory.json',
  'prod/web/configmap-settings.yaml',
];

const CONFIG_MAP = 'dist/prod/web/configmap-settings.yaml';

test('synth writes what the program means and lists it, and says so when there is nothing to do', () => {
  const folder = folderWith({ 'main.ts': PROGRAM });

  expect(escrow(folder, 'synth')).toEqual({
    code: 0,
    stdout: [
      'dist/ changed: 7 added, 0 changed, 0 removed, 0 unchanged',
      ...FILES.map((file) => `  + ${file}`),
      '',
    ].join('\n'),
    stderr: '',
  });
  expect(filesBelow(join(folder, 'dist'))).toEqual(FILES);

  expect(escrow(folder, 'synth')).toEqual({ code: 0, stdout: 'dist/ is up to date: 7 files.\n', stderr: '' });
});

test('--check exits 1 where there is no output yet, 0 where it is right, 1 where it is stale, and writes nothing', () => {
  const folder = folderWith({ 'main.ts': PROGRAM });

  const missing = escrow(folder, 'synth', '--check');
  expect(missing.code).toBe(1);
  expect(missing.stdout).toMatch(/^dist\/ would change: 7 added,/);
  expect(readdirSync(folder)).toEqual(['main.ts']);

  escrow(folder, 'synth');
  expect(escrow(folder, 'synth', '--check')).toMatchObject({ code: 0, stdout: 'dist/ is up to date: 7 files.\n' });

  appendFileSync(join(folder, CONFIG_MAP), '# by hand\n');
  const stale = escrow(folder, 'synth', '--check');
  expect(stale.code).toBe(1);
  expect(stale.stdout).toContain('dist/ would change: 0 added, 1 changed, 0 removed, 6 unchanged\n  ~ prod/web/');
  expect(readFileSync(join(folder, CONFIG_MAP), 'utf8')).toContain('# by hand');
});

test('--json prints one object, for a program that is right and for one that is not', () => {
  const folder = folderWith({ 'main.ts': PROGRAM, 'wrong.ts': WRONG_PROGRAM });

  const right = escrow(folder, 'synth', '--json');
  expect({ ...right, stdout: JSON.parse(right.stdout) }).toEqual({
    code: 0,
    stdout: { folder: 'dist', findings: [], added: FILES, changed: [], removed: [], unchanged: 0 },
    stderr: '',
  });

  const wrong = escrow(folder, 'synth', 'wrong.ts', '--json');
  expect({ ...wrong, stdout: JSON.parse(wrong.stdout) }).toEqual({
    code: 1,
    stdout: {
      folder: 'dist',
      findings: [
        {
          code: 'fleet/kubernetes-version',
          severity: 'error',
          path: 'prod',
          problem: expect.any(String),
          cause: expect.any(String),
          mend: expect.any(String),
        },
      ],
    },
    stderr: '',
  });
});

test('errors are told all at once on standard error, and nothing is written', () => {
  const folder = folderWith({});
  const program = join(ROOT, 'examples/wrong/several-mistakes');

  const { code, stdout, stderr } = escrow(folder, 'synth', `${program}.ts`);

  expect(code).toBe(1);
  expect(stdout).toBe('');
  expect(stderr).toBe(`${readFileSync(`${program}.txt`, 'utf8')}\n5 errors, 1 warning; dist/ is as it was.\n`);
  expect(existsSync(join(folder, 'dist'))).toBe(false);
});

test('a warning does not keep anything from being written', () => {
  const folder = folderWith({});

  const { code, stderr } = escrow(folder, 'synth', join(ROOT, 'examples/wrong/unpinned-image.ts'), '--out', 'out');

  expect(code).toBe(0);
  expect(stderr).toContain('warning  image/unpinned  staging/');
  expect(filesBelow(join(folder, 'out'))).toContain('staging/checkout/deployment-checkout.yaml');
});

test('an output folder that holds a file of somebody else is an error, and stays as it is', () => {
  const folder = folderWith({ 'main.ts': PROGRAM });
  escrow(folder, 'synth');
  writeFileSync(join(folder, CONFIG_MAP), 'kind: ConfigMap\n');

  const { code, stderr } = escrow(folder, 'synth');

  expect(code).toBe(1);
  expect(stderr).toContain('error  synth/foreign-file  ');
  expect(readFileSync(join(folder, CONFIG_MAP), 'utf8')).toBe('kind: ConfigMap\n');
});
