/**
 * The largest diagram: Mermaid 11.17.2 draws at most 500 edges and reads at most 50,000 characters (`maxEdges`, `maxTextSize`), and
 * shows an error instead of a larger one; Git hosts leave both as they are. Long before, nobody can read it.
 */
export const LARGEST_DIAGRAM = { edges: 150, characters: 40_000 } as const;

/**
 * Bytes of UTF-8 that each part of the page may take, together less than 400 KB: GitHub shows no diff of a file above 500 KB, and
 * gives up on Markdown that takes long to render (docs.github.com, repository limits, 2026).
 */
export const LARGEST_PARTS = {
  readers: 180_000,
  namespaces: 40_000,
  secrets: 60_000,
  stores: 50_000,
  exceptions: 20_000,
  findings: 40_000,
} as const;
