import { randomBytes } from 'node:crypto';

/** Who may ask. Kept in memory only. */
export class AccessTokens {
  private readonly tokens: Set<string>;

  constructor(tokens: readonly string[]) {
    this.tokens = new Set(tokens);
  }

  /** Makes a token and lets it in. */
  issue(): string {
    const token = `pul-${randomBytes(20).toString('hex')}`;
    this.tokens.add(token);
    return token;
  }

  /** True for the header `token <access token>` with a token that is let in. */
  allows(authorization = ''): boolean {
    return authorization.startsWith('token ') && this.tokens.has(authorization.slice('token '.length));
  }
}
