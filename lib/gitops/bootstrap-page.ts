import type { BootstrapStep } from './engine.ts';

/** Content of {@link renderBootstrapPage}. */
export interface BootstrapPage {
  /** Name of the cluster. */
  readonly cluster: string;
  /** In the order they have to be done. */
  readonly steps: readonly BootstrapStep[];
}

/** `dist/<cluster>/BOOTSTRAP.md`: what has to exist before the first sync, in order, with the exact commands. Markdown. */
export function renderBootstrapPage({ cluster, steps }: BootstrapPage): string {
  const intro =
    `Do this once, in this order, from the root of the repository, with \`kubectl\` pointed at cluster \`${cluster}\`. ` +
    'The commands are for bash and zsh.';
  return `${[`# Before the first sync of ${cluster}`, intro, ...steps.flatMap(renderStep)].join('\n\n')}\n`;
}

function renderStep({ title, text, command }: BootstrapStep, index: number): string[] {
  return [`## ${index + 1}. ${title}`, text, ...(command ? [`\`\`\`sh\n${command}\n\`\`\``] : [])];
}
