import { type JSDoc, Node } from 'ts-morph';

/** What the sources say of something; Markdown with `{@link …}` in it. */
export interface ApiDoc {
  readonly text: string;
  /**
   * A value; behind a dash, a behaviour.
   * @default - none, or the text says it
   */
  readonly defaultValue?: string;
  readonly parameters: readonly { readonly name: string; readonly text: string }[];
  readonly throws: readonly string[];
  readonly examples: readonly string[];
}

/** The last comment before a declaration; those before it are about something else. */
export function docOf(node: Node | undefined): ApiDoc {
  const comment = node !== undefined && Node.isJSDocable(node) ? node.getJsDocs().at(-1) : undefined;
  const [defaultValue] = tagged(comment, 'default');
  return {
    text: comment?.getDescription().trim() ?? '',
    ...(defaultValue === undefined ? {} : { defaultValue }),
    parameters: parametersOf(comment),
    throws: tagged(comment, 'throws'),
    examples: tagged(comment, 'example'),
  };
}

function tagged(comment: JSDoc | undefined, name: string): readonly string[] {
  const tags = comment?.getTags().filter((tag) => tag.getTagName() === name) ?? [];
  return tags.map((tag) =>
    tag
      .getText()
      .replace(/^@\w+ ?/, '')
      .replaceAll(/^ *\* ?/gm, '')
      .trim(),
  );
}

function parametersOf(comment: JSDoc | undefined): ApiDoc['parameters'] {
  return (comment?.getTags() ?? []).filter(Node.isJSDocParameterTag).map((tag) => ({
    name: tag.getName(),
    text: (tag.getCommentText() ?? '').trim(),
  }));
}
