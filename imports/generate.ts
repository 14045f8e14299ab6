import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { parseAllDocuments } from 'yaml';
import { BARE_CRDS, type BareCrd } from './bare-crds.ts';
import { toBareSource, vanishedExports } from './bare-source.ts';
import { type Crd, pruneCrd } from './prune-crd.ts';

const [folder] = process.argv.slice(2);
if (!folder) throw new Error('Name the folder with the upstream CRDs: npm run import:crds -- <folder>');
const upstream = readCrds(folder);
const pruned = BARE_CRDS.map((bare) => pruneCrd(findCrd(upstream, bare), bare));
for (const file of importCrds(pruned)) writeBindings(file.name, toBareSource(file.source));

function readCrds(folder: string): readonly Crd[] {
  return readdirSync(folder)
    .filter((name) => /\.ya?ml$/.test(name))
    .flatMap((name) => parseAllDocuments(readFileSync(join(folder, name), 'utf8')))
    .map((document) => document.toJS())
    .filter((manifest) => manifest?.kind === 'CustomResourceDefinition');
}

function findCrd(crds: readonly Crd[], { group, kind }: BareCrd): Crd {
  const crd = crds.find(({ spec }) => spec.group === group && spec.names.kind === kind);
  if (!crd) throw new Error(`${folder} has no CRD of ${group}/${kind}; add upstream's, or drop it from bare-crds.ts`);
  return crd;
}

/** Runs `cdk8s import` in a folder of its own, so that it finds no cdk8s.yaml to change. */
function importCrds(crds: readonly Crd[]): readonly { readonly name: string; readonly source: string }[] {
  const work = mkdtempSync(join(tmpdir(), 'import-crds-'));
  try {
    const file = join(work, 'crds.yaml');
    writeFileSync(file, crds.map((crd) => `---\n${JSON.stringify(crd)}\n`).join(''));
    const cdk8s = join(__dirname, '..', 'node_modules', 'cdk8s-cli', 'bin', 'cdk8s');
    const options = ['--language', 'typescript', '--output', 'out', '--no-save', '--no-check-upgrade'];
    execFileSync(process.execPath, [cdk8s, 'import', file, ...options], { cwd: work, stdio: 'inherit' });
    const out = join(work, 'out');
    return readdirSync(out).map((name) => ({ name, source: readFileSync(join(out, name), 'utf8') }));
  } finally {
    rmSync(work, { recursive: true });
  }
}

function writeBindings(name: string, source: string): void {
  const file = join(__dirname, name);
  const vanished = existsSync(file) ? vanishedExports(readFileSync(file, 'utf8'), source) : [];
  writeFileSync(file, source);
  console.log(`${basename(file)}: ${source.split('\n').length - 1} lines`);
  for (const type of vanished) console.log(`  vanished: ${type}`);
}
