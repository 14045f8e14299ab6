/** What emphasizes text on a terminal, or leaves it as it is: `picocolors` is one. */
export interface Paint {
  bold(text: string): string;
  dim(text: string): string;
}
