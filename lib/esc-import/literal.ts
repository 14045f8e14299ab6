/** A text as TypeScript writes it in single quotes. What a reader would not see is escaped, so that no line lies. */
export function textLiteral(text: string): string {
  return `'${visible(text.replaceAll(/[\\']/g, '\\$&'))}'`;
}

/** The type of every text that begins like this. */
export function textPrefix(text: string): string {
  return `\`${visible(text.replaceAll(/[\\`$]/g, '\\$&'))}\${string}\``;
}

/** Control characters, marks that turn the direction of writing, separators of lines, halves of pairs. */
function visible(text: string): string {
  return text.replaceAll(
    /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu,
    (character) => `\\u{${character.codePointAt(0)?.toString(16)}}`,
  );
}
