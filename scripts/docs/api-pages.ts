import { groupBy } from '../../lib/core/group-by.ts';
import type { ApiDoc } from './api-doc.ts';
import type { ApiEntry, ApiMember } from './api-entries.ts';

/** The pages below `docs/api/`, by name. */
export function apiPages(entries: readonly ApiEntry[]): ReadonlyMap<string, string> {
  const byRoom = groupBy(entries, ({ room }) => room);
  const places = new Map(entries.map(({ name, room }) => [name, `${room}.md#${name.toLowerCase()}`]));
  const rooms = Object.keys(ROOMS).filter((room) => byRoom.has(room));
  const unknown = [...byRoom.keys()].find((room) => ROOMS[room] === undefined);
  if (unknown !== undefined) throw new Error(`Say in ROOMS what is in "${unknown}".`);
  return new Map([
    ['README.md', indexPage(rooms, byRoom)],
    ...rooms.map((room) => [`${room}.md`, roomPage(room, byRoom.get(room) ?? [], places)] as const),
  ]);
}

/** What a room is about, in the order in which a reader meets them. */
const ROOMS: Readonly<Record<string, string>> = {
  fleet: 'The program: clusters, units, and what they have in common.',
  delivery: 'Bindings, how they are met, and the objects that meet them.',
  stores: 'Where values are, and references to them.',
  identity: 'Whom a store trusts.',
  platform: 'Drivers, providers, operators and guardrails.',
  gitops: 'What syncs a cluster.',
  'sealed-secrets': 'Values in Git that only a cluster can open.',
  core: 'The plan, the inventory and the findings, as data.',
  upstream: 'Facts of other projects, as data.',
  synth: 'What is written.',
};

const MARK = '<!-- Written by `npm run docs` from the comments in lib/. -->';

type Places = ReadonlyMap<string, string>;

function indexPage(rooms: readonly string[], byRoom: ReadonlyMap<string, readonly ApiEntry[]>): string {
  const rows = rooms.map((room) => {
    const names = (byRoom.get(room) ?? [])
      .filter(({ isExported }) => isExported)
      .map(({ name }) => `[${name}](${room}.md#${name.toLowerCase()})`);
    return `## [${room}](${room}.md)\n\n${ROOMS[room]}\n\n${names.join(' · ')}`;
  });
  return `${['# API', MARK, INTRODUCTION, ...rows].join('\n\n')}\n`;
}

const INTRODUCTION =
  "Everything that `import { … } from 'cdk8s-escrow'` gives. What a member inherits from cdk8s or constructs is in their documentation.";

function roomPage(room: string, entries: readonly ApiEntry[], places: Places): string {
  const sections = entries.map((entry) => sectionOf(entry, places));
  return `${[`# ${room}`, MARK, `${ROOMS[room]} [All of the API](README.md).`, ...sections].join('\n\n')}\n`;
}

function sectionOf({ declaration, doc, isExported, members, name }: ApiEntry, places: Places): string {
  return [
    `## ${name}`,
    ...(declaration === undefined ? [] : [`\`\`\`ts\n${declaration}\n\`\`\``]),
    linked(doc.text, places),
    ...(isExported ? [] : [NOT_EXPORTED]),
    ...doc.parameters.map((one) => `- \`${one.name}\`: ${linked(one.text, places)}`),
    ...doc.throws.map((one) => `Throws ${linked(one, places)}`),
    ...doc.examples.map((one) => `\`\`\`ts\n${one}\n\`\`\``),
    ...(members.length === 0 ? [] : [tableOf(name, members, places)]),
  ]
    .filter(Boolean)
    .join('\n\n');
}

const NOT_EXPORTED = '_Signatures name it; it has no export of its own._';

function tableOf(owner: string, members: readonly ApiMember[], places: Places): string {
  const rows = members.map(({ doc, term, type }) => {
    const code = type.startsWith('(') ? `\`${term}${type}\`` : `\`${term}: ${type}\``;
    const place = onlyPlaceIn(type, owner, places);
    const shown = place === undefined ? code : `[${code}](${place})`;
    return `| ${inCell(shown)} | ${inCell(linked(inOneCell(doc), places))} |`;
  });
  return ['| member | what it is |', '| --- | --- |', ...rows].join('\n');
}

/** Code is one link at most, so it leads somewhere where it names one type of ours. */
function onlyPlaceIn(type: string, owner: string, places: Places): string | undefined {
  const named = [...new Set(type.match(/\b[A-Z]\w*/g))].filter((name) => name !== owner && places.has(name));
  return named.length === 1 ? places.get(named[0] ?? '') : undefined;
}

function inOneCell({ defaultValue, parameters, text, throws }: ApiDoc): string {
  return [
    text,
    ...parameters.map((one) => `\`${one.name}\`: ${one.text}`),
    ...(defaultValue === undefined ? [] : [`Default: ${codeOrWords(defaultValue)}.`]),
    ...throws.map((one) => `Throws ${one}`),
  ]
    .filter(Boolean)
    .join('\n\n');
}

/** A value stands in code, a behaviour in words. */
function codeOrWords(text: string): string {
  const bare = text.replace(/\.$/, '');
  if (bare.startsWith('- ')) return bare.slice(2);
  return /[ `]/.test(bare) ? bare : `\`${bare}\``;
}

function inCell(text: string): string {
  return text
    .replaceAll('|', '\\|')
    .replaceAll(/\n{2,}/g, '<br>')
    .replaceAll('\n', ' ');
}

/** Links lead to the entry, those to a member too; what is not exported stands as code. */
function linked(text: string, places: Places): string {
  return text.replaceAll(/\{@link ([\w.]+)(?:\s*\|\s*([^}]*))?\}/g, (_, target: string, label?: string) => {
    const place = places.get(target.split('.')[0] ?? target);
    const shown = label ?? `\`${target}\``;
    return place === undefined ? shown : `[${shown}](${place})`;
  });
}
