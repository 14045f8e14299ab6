/**
 * Facts of Pulumi ESC as its clients see it (`@pulumi/esc-sdk` 0.12.4, the `esc` CLI of pulumi/esc 0.25.0, OpenAPI
 * description 0.14.0).
 */

/** Environment variable with the access token. */
export const PULUMI_ACCESS_TOKEN_VARIABLE = 'PULUMI_ACCESS_TOKEN';

/** Environment variable with the address of Pulumi Cloud; the path of the ESC API is not part of it. */
export const PULUMI_BACKEND_URL_VARIABLE = 'PULUMI_BACKEND_URL';

/** Environment variable with the folder of logins. */
export const PULUMI_HOME_VARIABLE = 'PULUMI_HOME';

/** Environment variables with the home folder, in the order in which the SDK looks. */
export const HOME_VARIABLES = ['HOME', 'USERPROFILE', 'HOMEPATH'] as const;

/** Folder of logins in the home folder. */
export const PULUMI_HOME_FOLDER = '.pulumi';

/** Tokens by address, in the folder of logins: `{current, accounts: {<address>: {accessToken}}, accessTokens}`. */
export const PULUMI_CREDENTIALS_FILE = 'credentials.json';

/** Where the `esc` CLI says which of these logins is its own, `{name: <address>}`. It wins over `current`. */
export const ESC_ACCOUNT_FILE = '.esc/credentials.json';

/** Word before the token in the header `Authorization`. The SDK leaves it out before a token that begins with the same letters. */
export const PULUMI_TOKEN_PREFIX = 'token';

/** Response header of a definition, and request header of an update: the update is refused with 409 when another came first. */
export const ESC_ETAG_HEADER = 'ETag';

/** Response header with the number of the revision that was read or written. */
export const ESC_REVISION_HEADER = 'Pulumi-ESC-Revision';

/** The tag that always points at the newest revision; nobody can move it. */
export const ESC_LATEST_TAG = 'latest';

/**
 * Revision tags that can be written into a path of the API and after the `@` of an import. Upstream publishes no rule; one
 * that begins with a digit would be read as a revision.
 */
export const ESC_TAG_PATTERN = /^[A-Za-z][A-Za-z0-9_.-]*$/;

/** Where Pulumi says how its services are. */
export const PULUMI_STATUS_PAGE = 'https://status.pulumi.com';
