import type { Finding } from '../core/finding.ts';
import type { Encoding, Leak, LeakReport } from './leak.ts';

/** A finding about a file, and not about a construct. */
export interface FileFinding extends Finding {
  /** As {@link Leak.file}. */
  readonly file: string;
  /** From 1, as `column`. @default - it is about the file as a whole, or its name */
  readonly line?: number;
  readonly column?: number;
}

/** A report in the words of all other findings. */
export function leakFindings({ leaks, notJudged, unreadable }: LeakReport): readonly (Finding | FileFinding)[] {
  return [
    ...leaks.map(leaked),
    ...unreadable.map(
      ({ file, problem }): FileFinding => ({
        code: 'leak/unreadable',
        severity: 'error',
        path: file,
        file,
        problem: `It ${problem}.`,
        cause: 'A value may be in it, and nobody looked.',
        mend: 'Make it readable, or name the paths to search without it.',
      }),
    ),
    ...(notJudged.length > 0 ? [unjudged(notJudged)] : []),
  ];
}

/** One note for all: there may be hundreds, and nobody would read on. */
function unjudged(properties: readonly string[]): Finding {
  return {
    code: 'leak/not-judged',
    severity: 'note',
    path: properties.length === 1 ? '1 value' : `${properties.length} values`,
    problem: ['Nobody can say whether these leaked:', ...properties.map((property) => `  ${property}`)].join('\n'),
    cause:
      'Each is short, or of words or numbers, or part of a name: a search would find what is no leak. Or no store could compute it.',
    mend: 'If it is a password, make it longer and random. If it is no secret, store it as a plain value.',
  };
}

function leaked({ column, encoding, file, line, properties }: Leak): FileFinding {
  const where = line === undefined ? 'Its name' : 'The file';
  return {
    code: 'leak/value',
    severity: 'error',
    path: line === undefined ? file : `${file}:${line}:${column}`,
    file,
    ...(line === undefined ? {} : { line, column }),
    problem: `${where} has the value of ${properties.join(' and ')}, ${PHRASES[encoding]}.`,
    cause: 'Whoever can read the repository can read it, and Git keeps it after the file has changed.',
    mend: 'If it was pushed, give the property a new value. Take it out of the file, and out of what the file is made from.',
  };
}

const PHRASES: Readonly<Record<Encoding, string>> = {
  plain: 'as it is',
  folded: 'over several lines or with other white space',
  quoted: 'with quotes escaped by quotes',
  escaped: 'with backslash escapes',
  url: 'with the escapes of a URL',
  html: 'with the escapes of HTML',
  'utf-16': 'in UTF-16',
  respelt: 'with other dashes, underscores, accents or dollar signs',
  base64: 'in base64',
  base64url: 'in the base64 of URLs',
  'base64-of-base64': 'in base64, twice',
  'base64-of-json': 'in JSON, in base64',
  hex: 'in hex',
  'private-key-lines': 'or lines of the private key in it',
  'private-key-file': 'as the private key in binary',
};
