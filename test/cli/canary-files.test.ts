import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { TOKEN } from '../esc/stand-in';
import { CANARIES, canaryDefinition } from '../support/canaries';
import { ECHO, healthy, serve } from './canary-answers';
import { canaryRun, folderFor, outputOf, seenIn } from './canary-run';
import { folderWith } from './command';

const VALUE = String(CANARIES[0]?.value);

/** Commands with paths that are refused, and what is told of them. */
const REFUSED: readonly (readonly [readonly string[], string])[] = [
  [['leaks', VALUE], 'It is not there.'],
  [['leaks', `dist/${VALUE}/a.yaml`, '--json'], 'is not there'],
  [['import', '--lock', '.'], 'EISDIR'],
  [['import', '--out', 'main.ts', '--json'], 'ENOTDIR'],
  [['check', '--sarif', 'main.ts/check.sarif'], 'cannot be written'],
  [['check', '--cluster', 'none', '--json'], 'There is no cluster'],
  [['esc', 'diff', 'acme/canary/other'], 'declares no acme/canary/other'],
];

test('no command shows a secret where a path is refused, even one that has a secret in it', async () => {
  const { origin } = await serve(healthy('healthy'));

  const runs = await Promise.all(REFUSED.map(([args]) => canaryRun(args, { folder: folderFor(['healthy']), origin })));

  expect(runs.filter((run, index) => !outputOf(run).includes(String(REFUSED[index]?.[1])))).toEqual([]);
  expect(seenIn(runs.map((run) => ({ ...run, command: run.command.replace(VALUE, '…') })))).toEqual([]);
});

test('esc local prints no secret, whatever it is asked', async () => {
  const folder = folderWith({});
  mkdirSync(join(folder, 'esc/acme/canary'), { recursive: true });
  writeFileSync(join(folder, 'esc/acme/canary/planted.yaml'), canaryDefinition());

  const run = await canaryRun(['esc', 'local', '--port', '0', '--json'], {
    folder,
    origin: '',
    variables: { ESC_LOCAL_TOKEN: TOKEN },
    disturb: async ({ child }) => {
      for await (const line of createInterface(child.stdout as NodeJS.ReadableStream)) {
        const { url } = JSON.parse(line);
        await ask(`${url}/environments/acme/canary/planted`, 'GET');
        await ask(`${url}/environments/acme/canary/planted/open`, 'POST');
        await ask(`${url}/environments/acme/canary/planted`, 'PATCH', ECHO);
        await ask(`${url}/environments/acme/yaml/check`, 'POST', `values: {"${ECHO}`);
        await ask(`${url}/environments/acme`, 'POST', ECHO);
        await ask(`${url}/environments/acme/${encodeURIComponent(ECHO.slice(0, 2000))}`, 'GET');
        child.kill('SIGINT');
      }
    },
  });

  expect(run.code).toBe(0);
  const printed = new Map([...run.texts].filter(([what]) => what.startsWith('std')));
  expect(seenIn([{ ...run, texts: printed }])).toEqual([]);
});

async function ask(url: string, method: string, body?: string): Promise<void> {
  const answer = await fetch(url, { method, body, headers: { authorization: `token ${TOKEN}` } });
  await answer.text();
}
