import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { apiEntries } from '../../scripts/docs/api-entries';
import { apiPages } from '../../scripts/docs/api-pages';

const SOURCE = `
  /** Props of {@link Thing}; see {@link Hidden}. */
  export interface ThingProps {
    /**
     * How many.
     * @default 2
     */
    readonly count?: number;
    /** @default - none */
    readonly shape?: Shape | 'round';
    readonly file?: undefined;
  }

  interface Shape {
    readonly corners: number;
  }

  /** A thing. */
  export class Thing {
    private readonly secret = 1;
    /** @throws Error when it is late. */
    constructor(readonly props: ThingProps = {}) {}
    /** One of many. */
    static of(...names: string[]): Thing { return new Thing(); }
    override toString(): string { return ''; }
    protected hide(): void {}
  }

  /** What makes things. */
  export const Things = {
    /** A round one. */
    round(props: ThingProps): Thing { return new Thing(props); },
  };
`;

let folder: string;
let page: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'escrow-api-'));
  mkdirSync(join(folder, 'lib/fleet'), { recursive: true });
  writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify({ compilerOptions: { strict: true, types: [] } }));
  writeFileSync(join(folder, 'lib/fleet/thing.ts'), SOURCE);
  page = apiPages(apiEntries(join(folder, 'tsconfig.json'), join(folder, 'lib/fleet/thing.ts'))).get('fleet.md') ?? '';
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

test.each([
  [
    'a constructor as it is called',
    '| [`new Thing(props?: ThingProps)`](fleet.md#thingprops) | Throws Error when it is late. |',
  ],
  ['a parameter that is kept', '| [`props: ThingProps`](fleet.md#thingprops) |  |'],
  ['a factory by the name of its class', '| `Thing.of(...names: string[]): Thing` | One of many. |'],
  ['a value as a default in code', '| `count?: number` | How many.<br>Default: `2`. |'],
  ['a behaviour as a default in words', "| [`shape?: Shape \\| 'round'`](fleet.md#shape) | Default: none. |"],
  ['the methods of an object', '| `Things.round(props: ThingProps): Thing` | A round one. |'],
  ['a type that only signatures name', '## Shape\n\n_Signatures name it; it has no export of its own._'],
  ['a link to an entry, and a name that is none as code', 'Props of [`Thing`](fleet.md#thing); see `Hidden`.'],
])('the API shows %s', (_, text) => {
  expect(page).toContain(text);
});

test.each([
  ['what is private', 'secret'],
  ['what is for subclasses', 'hide'],
  ['what overrides a member of a library', 'toString'],
  ['members that only tell a union apart', 'file?'],
])('the API leaves out %s', (_, text) => {
  expect(page).not.toContain(text);
});

test('a room that nobody has described is an error, not a page that is missing', () => {
  const entry = { name: 'Thing', isExported: true, kind: 'type', room: 'attic', members: [] } as const;

  expect(() => apiPages([{ ...entry, doc: { text: '', parameters: [], throws: [], examples: [] } }])).toThrow(
    '"attic"',
  );
});
