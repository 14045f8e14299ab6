import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { isJsonObject, type Json, type JsonObject } from '../core/json.ts';
import {
  ESC_ACCOUNT_FILE,
  HOME_VARIABLES,
  PULUMI_CREDENTIALS_FILE,
  PULUMI_HOME_FOLDER,
  PULUMI_HOME_VARIABLE,
} from '../upstream/pulumi-esc-client.ts';
import { AccessToken } from './access-token.ts';
import { tryApiBase } from './api-url.ts';

/** Environment variables, as `process.env` has them. */
export type Variables = Readonly<Record<string, string | undefined>>;

/** What `pulumi login` and `esc login` left on this machine. */
export interface StoredLogins {
  /** The file with the tokens, be it there or not; undefined where nobody has a home. */
  readonly file?: string;
  /**
   * Base URL of the API that the user is logged in to.
   * @default - none, or a backend that is not Pulumi Cloud
   */
  readonly current?: string;
  /** By base URL of the API. */
  readonly tokens: ReadonlyMap<string, AccessToken>;
  /** What speaks against these files, for people. */
  readonly warnings: readonly string[];
}

/**
 * Reads the logins, in the SDK's own order: the account of the `esc` CLI before that of the `pulumi` CLI.
 *
 * Files that are missing, damaged or older are no reason to fail. The SDK 0.12.4 prints what it cannot parse, which is a
 * file of tokens, and fails on one without `accounts`.
 */
export function readStoredLogins(variables: Variables): StoredLogins {
  const folder = loginFolder(variables);
  if (folder === undefined) return { tokens: new Map(), warnings: [] };
  const file = join(folder, PULUMI_CREDENTIALS_FILE);
  const warnings: string[] = [];
  const account = readJson(join(folder, ESC_ACCOUNT_FILE), warnings);
  const credentials = readJson(file, warnings);
  warnings.push(...accessWarnings(file));
  const current = textOf(account.name) ?? textOf(credentials.current);
  return { file, current: current && tryApiBase(current), tokens: tokensIn(credentials, file), warnings };
}

/** The value of a variable; the empty text counts as none. */
export function filled(variables: Variables, name: string): string | undefined {
  return variables[name]?.trim() || undefined;
}

function loginFolder(variables: Variables): string | undefined {
  const own = filled(variables, PULUMI_HOME_VARIABLE);
  if (own !== undefined) return own;
  const home = HOME_VARIABLES.map((name) => filled(variables, name)).find((folder) => folder !== undefined);
  return home === undefined ? undefined : join(home, PULUMI_HOME_FOLDER);
}

/** Of a file that cannot be read or parsed the name is told and nothing else: V8 quotes what it cannot parse. */
function readJson(file: string, warnings: string[]): JsonObject {
  try {
    const content: Json = JSON.parse(readFileSync(file, 'utf8'));
    if (isJsonObject(content)) return content;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return {};
  }
  warnings.push(`${file} cannot be read as a file of logins; it counts as empty.`);
  return {};
}

function accessWarnings(file: string): readonly string[] {
  const mode = process.platform === 'win32' ? undefined : statSync(file, { throwIfNoEntry: false })?.mode;
  if (mode === undefined || (mode & 0o077) === 0) return [];
  return [`Others on this machine have access to the tokens in ${file}. Close it:  chmod 600 ${file}`];
}

function tokensIn({ accounts, accessTokens }: JsonObject, file: string): ReadonlyMap<string, AccessToken> {
  const tokens = new Map<string, AccessToken>();
  for (const [address, account] of [...entriesOf(accessTokens), ...entriesOf(accounts)]) {
    const base = tryApiBase(address);
    const token = AccessToken.tryOf(textOf(isJsonObject(account) ? account.accessToken : account), file);
    if (base !== undefined && token) tokens.set(base, token);
  }
  return tokens;
}

function entriesOf(map: Json | undefined): readonly [string, Json | undefined][] {
  return isJsonObject(map) ? Object.entries(map) : [];
}

function textOf(value: Json | undefined): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}
