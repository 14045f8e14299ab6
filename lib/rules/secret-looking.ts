/** What a text looks like, as a noun with its article. */
export interface SecretLook {
  readonly noun: string;
  /** Whether the form alone says so, and nothing has to be guessed from a name. */
  readonly certain: boolean;
}

/** What a text looks like by its form alone, be its name what it may; undefined for no secret. Linear in the text. */
export function formOfSecret(text: string): SecretLook | undefined {
  if (text.length < SHORTEST_FORM) return undefined;
  if (text.includes('PRIVATE KEY') && PRIVATE_KEY.test(text)) return { noun: 'a private key', certain: true };
  const issuer = issuerOf(text);
  if (issuer !== undefined) return { noun: `a credential of ${issuer}`, certain: true };
  return holdsPasswordInAddress(text) ? { noun: 'an address with a password', certain: false } : undefined;
}

/** What a text looks like under this name of a variable, key or flag; undefined for no secret. */
export function literalSecret(name: string, text: string): SecretLook | undefined {
  const isPassword = PASSWORD_NAME.test(name);
  if (!isPassword && !KEY_NAME.test(name) && !CAMEL_CASE_NAME.test(name)) return undefined;
  if (text.trim().length < SHORTEST_LITERAL || NO_LITERAL.test(text) || text.includes('://')) return undefined;
  if (!isPassword && (NAME_LIKE.test(text) || (OBJECT_NAME.test(name) && isObjectName(text)))) return undefined;
  return { noun: isPassword ? 'a password' : 'a key or token', certain: false };
}

/** What the first line of a file looks like that gives a secret a name, `password: text` or `token = "text"`, with its number. */
export function secretInLines(text: string): (SecretLook & { readonly line: number }) | undefined {
  if (!text.includes('\n')) return undefined;
  for (const { 1: name = '', 2: value = '', index } of text.matchAll(SETTING)) {
    const look = literalSecret(name, value);
    if (look) return { ...look, line: text.slice(0, index).split('\n').length };
  }
  return undefined;
}

/** One line of YAML, JSON, TOML, properties or an environment file, comments aside. */
const SETTING =
  /^[ \t-]*(?:export )?["']?([\w.][\w.-]{0,99})["']?[ \t]*[:=][ \t]*["']?([^"'\s#;,]{4,200})["']?[ \t]*,?[ \t]*(?:[#;].*)?$/gm;

/** No form below is shorter. */
const SHORTEST_FORM = 10;
const SHORTEST_LITERAL = 4;

/** PEM (RFC 7468) with its content; in a text within a text the line breaks are escaped. */
const PRIVATE_KEY = /-----BEGIN (?:[A-Z]+ ){0,2}PRIVATE KEY(?: BLOCK)?-----(?:\s|\\n|\\r)+[A-Za-z0-9+/]{16}/;

/** Credentials that their issuers mark so that scanners find them, by the issuer's documentation of 2026. */
const TOKENS: Readonly<Record<string, RegExp>> = {
  AWS: /(?:AKIA|ASIA)[A-Z2-7]{16}\b/,
  'Azure Storage or Service Bus': /(?:AccountKey|SharedAccessKey)=[\w+/]{40}/,
  GitHub: /gh[oprsu]_[A-Za-z0-9]{36}|github_pat_\w{40}/,
  GitLab: /glpat-[\w-]{20}/,
  Google: /AIza[\w-]{35}/,
  npm: /npm_[A-Za-z0-9]{36}/,
  OpenAI: /sk-(?:proj|svcacct)-[\w-]{20}/,
  'Pulumi Cloud': /pul-[0-9a-f]{40}\b/,
  Slack: /xox[abeoprs]-[\w-]{20}/,
  Stripe: /[rs]k_live_[A-Za-z0-9]{16}/,
  Vault: /hv[brs]\.[\w-]{20}/,
  'whoever signed the token': /eyJ[\w-]{10,500}\.eyJ[\w-]{10}/,
};

const ANY_TOKEN = new RegExp(
  `\\b(?:${Object.values(TOKENS)
    .map(({ source }) => source)
    .join('|')})`,
);

function issuerOf(text: string): string | undefined {
  return ANY_TOKEN.test(text) ? Object.keys(TOKENS).find((issuer) => TOKENS[issuer]?.test(text)) : undefined;
}

/** `user:password@` behind `://`; the password is no variable, template or row of stars. */
const USER_INFO = /[^\s/:@"'`]{0,100}:(?![$<{%*]|x+@)[^\s/@"'`]{1,200}@/y;

function holdsPasswordInAddress(text: string): boolean {
  for (let at = text.indexOf('://'); at >= 0; at = text.indexOf('://', at + 3)) {
    USER_INFO.lastIndex = at + 3;
    if (USER_INFO.test(text)) return true;
  }
  return false;
}

const PASSWORD_NAME = /(?:^|[_.-])(?:password|passwd|passphrase|pwd)$|[a-z](?:Password|Passphrase)$/i;
const KEY_NAME = /(?:^|[_.-])(?:secret|token|credentials?|(?:api|access|private|secret|signing|encryption)[_.-]?key)$/i;
const CAMEL_CASE_NAME = /[a-z](?:Secret|Token|ApiKey|AccessKey|PrivateKey|SecretKey)$/;

/** A switch, a path, a sentence, a reference to elsewhere, or a text that holds a variable or template. */
const NO_LITERAL =
  /^(?:true|false|null|none|yes|no|enabled|disabled|required|optional)$|^[/<~%*$!&]|^\.{1,2}\/|\s|\$[({]|\{\{|^(?:arn|aws|azure|env|file|gcp|op|projects|ref|secretref|vault)[:/+]/i;

/** What a name of a Secret, a header or a setting looks like: words, and numbers of up to four digits alone. */
const NAME_LIKE = /^(?:[A-Za-z]+|v?\d{1,4})(?:[-_./ :](?:[A-Za-z]+|v?\d{1,4}))*$|^\d+$/;

/** Names that stand for the name of a Secret as often as for its value: `existingSecret: shop-db1`. */
const OBJECT_NAME = /(?:secret|credentials?)$/i;

/** A name of Kubernetes, with its namespace if need be; keys that are made by chance have more digits. */
function isObjectName(text: string): boolean {
  return /^[a-z][a-z0-9]*(?:[-./][a-z0-9]+)*$/.test(text) && text.replaceAll(/[^0-9]/g, '').length * 4 <= text.length;
}
