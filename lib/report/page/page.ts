import { createHash } from 'node:crypto';
import type { Inventory } from '../../core/inventory.ts';
import type { PageAssets } from './assets.ts';
import { amount, count, escapeHtml } from './model/text.ts';

/**
 * The inventory of a fleet as one page that needs no other file and no network; its policy refuses both.
 *
 * The same inventories and assets give the same bytes.
 */
export function renderPage(inventories: readonly Inventory[], { notices, script, style }: PageAssets): string {
  const title = 'Secrets of the fleet';
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policyOf(script, style)}">
<meta name="viewport" content="width=device-width">
<meta name="color-scheme" content="light dark">
<title>${title}</title>
<style>${style}</style>
</head>
<body>
<a class="skip" href="#bindings">To the table of bindings</a>
<header>
<h1>${title}</h1>
<p>${escapeHtml(summaryOf(inventories))}</p>
<nav aria-label="On this page">
<ul>
${SECTIONS.map(({ id, title: name }) => `<li><a href="#${id}">${name}</a></li>`).join('\n')}
</ul>
</nav>
</header>
<noscript><p class="notice">This page is drawn by the script inside it, which was not allowed to run here. Download the file and open
it from your disk.</p></noscript>
<div id="filters"></div>
<main>
${SECTIONS.map(renderSection).join('\n')}
</main>
<footer><p>Made by cdk8s-escrow from the program, not from the clusters. It holds names and paths, never a value. The chart is drawn by
Apache ECharts.</p></footer>
<script type="application/json" id="inventories">${jsonForHtml(inventories)}</script>
<script>${script}</script>
</body>
</html>
<!--
${notices.replaceAll('--', '- -')}
-->
`;
}

interface Section {
  readonly id: string;
  readonly title: string;
  readonly lead: string;
}

const SECTIONS: readonly Section[] = [
  {
    id: 'follow',
    title: 'Follow a secret',
    lead: 'From its store to the process that reads it. Arrow keys move in a step and between steps; Enter chooses and moves on to the next choice.',
  },
  { id: 'bindings', title: 'Bindings', lead: 'One line for each property in each container.' },
  {
    id: 'calls',
    title: 'Calls to the stores',
    lead: 'What the bindings above ask for, summed up: upper bounds, since containers that share a class share its calls.',
  },
  {
    id: 'findings',
    title: 'Findings',
    lead: 'Warnings and notes about the program. With an error there would be no page.',
  },
  { id: 'exceptions', title: 'Exceptions', lead: 'Findings that the program accepts, each with its reason.' },
  { id: 'order', title: 'Order', lead: 'What a person does first, and what is synced after what.' },
];

function renderSection({ id, lead, title }: Section): string {
  return `<section id="${id}" aria-labelledby="${id}-title">
<h2 id="${id}-title" tabindex="-1">${title}</h2>
<p class="lead">${lead}</p>
<div id="${id}-body"></div>
</section>`;
}

function summaryOf(inventories: readonly Inventory[]): string {
  const bindings = inventories.flatMap((inventory) => inventory.bindings);
  const stores = new Set(bindings.map(({ store }) => store)).size;
  const inEtcd = bindings.filter((binding) => binding.inEtcd).length;
  const clusters = count(inventories.length, 'cluster');
  const findings = count(inventories.flatMap((inventory) => inventory.findings).length, 'finding');
  return `${clusters}, ${count(stores, 'store')}, ${count(bindings.length, 'binding')}, ${amount(inEtcd)} of them in etcd. ${findings}.`;
}

/** Allows the page's own script and style by their hashes, and nothing else: no request, no frame, no form. */
function policyOf(script: string, style: string): string {
  const directives = [
    "default-src 'none'",
    `script-src '${hashOf(script)}'`,
    `style-src '${hashOf(style)}'`,
    "base-uri 'none'",
    "form-action 'none'",
    // A text of the data cannot become markup in the page either.
    "require-trusted-types-for 'script'",
  ];
  return directives.join('; ');
}

function hashOf(text: string): string {
  return `sha256-${createHash('sha256').update(text).digest('base64')}`;
}

/** JSON in which nothing can end the script element around it. */
function jsonForHtml(value: unknown): string {
  return JSON.stringify(value).replaceAll('<', '\\u003c');
}
