import { setTimeout as sleep } from 'node:timers/promises';
import type { Replies } from '../esc/stand-in';
import { CANARIES } from '../support/canaries';
import { always, healthy, refuses, serve } from './canary-answers';
import { COMMANDS, canaryRun, folderFor, outputOf, type RunOptions, seenIn } from './canary-run';

/** What goes wrong as a whole. */
interface Trouble {
  readonly replies: Replies;
  /** Environment variables, where the answers come from this address. */
  readonly variables?: (origin: string) => RunOptions['variables'];
  /** Further arguments. */
  readonly args?: readonly string[];
  /** What the program does besides. */
  readonly more?: string;
  /** What is sent to the command once everything else has been answered. */
  readonly signal?: NodeJS.Signals;
  /** What the command says of it. */
  readonly says: RegExp;
}

const withPassword = (origin: string) => origin.replace('//', `//shop:${CANARIES[0]?.value}@`);

const SILENCE: Replies = { ...healthy('healthy'), ...always('strange', 'silence') };

const TROUBLES: readonly (readonly [string, Trouble])[] = [
  [
    'the access token is refused',
    {
      replies: { ...always('healthy', refuses(401)), ...always('strange', refuses(401)) },
      says: /does not know the access token \(HTTP status 401\)/,
    },
  ],
  [
    'the time is up',
    { replies: SILENCE, args: ['--timeout', '1'], says: /did not answer everything within 1 seconds/ },
  ],
  ['somebody presses Ctrl-C', { replies: SILENCE, signal: 'SIGINT', says: /interrupted/ }],
  [
    'the program crashes meanwhile',
    {
      replies: SILENCE,
      more: "setTimeout(() => { throw new Error('too late to load'); }, 1000);",
      variables: () => ({ NODE_OPTIONS: '--stack-trace-limit=1000 --trace-uncaught' }),
      says: /Error: too late to load/,
    },
  ],
  [
    'the program cannot be loaded',
    {
      replies: SILENCE,
      more: "throw new Error('no port is known');",
      variables: () => ({ NODE_OPTIONS: '--stack-trace-limit=1000' }),
      says: /no port is known|cannot be loaded/,
    },
  ],
  [
    'a proxy with a password stands between, and one environment is refused',
    {
      replies: { ...healthy('healthy'), ...always('strange', refuses(403)) },
      variables: (origin) => ({ HTTP_PROXY: withPassword(origin), PULUMI_BACKEND_URL: 'http://esc.example.com' }),
      says: /\(HTTP status 403\)/,
    },
  ],
  [
    'the proxy is not there',
    {
      replies: {},
      args: ['--timeout', '1'],
      variables: () => ({ HTTPS_PROXY: 'http://127.0.0.1:9', PULUMI_BACKEND_URL: 'https://esc.example.com' }),
      says: /ECONNREFUSED/,
    },
  ],
  [
    'the address of the service has a password in it',
    {
      replies: {},
      variables: (origin) => ({ PULUMI_BACKEND_URL: withPassword(origin) }),
      says: /holds a user name or password/,
    },
  ],
];

test.concurrent.each(TROUBLES)(
  'no command shows a secret where %s',
  async (_, { more, says, variables, ...trouble }) => {
    const { args = [], replies, signal } = trouble;

    const runs = await Promise.all(
      COMMANDS.map(async (command, index) => {
        const server = await serve(replies);
        const form = index % 2 === 0 ? [] : ['--json'];
        return canaryRun([...command, ...args, ...form], {
          folder: folderFor(['healthy', 'strange'], more),
          origin: server.origin,
          variables: variables?.(server.origin),
          disturb: async ({ child }) => {
            if (signal === undefined) return;
            while (server.asked.length < 2) await sleep(20);
            await sleep(200);
            child.kill(signal);
          },
        });
      }),
    );

    expect(runs.filter((run) => !says.test(outputOf(run)))).toEqual([]);
    expect(runs.map(({ code }) => code)).not.toContain(0);
    expect(seenIn(runs)).toEqual([]);
  },
);
