import fc, { type Arbitrary } from 'fast-check';
import { anyText } from '../../../support/property-paths';
import type { TargetProgram } from '../program';

/** Names of files as people write them, and as they do not. */
const fileName = fc.oneof(
  { weight: 4, arbitrary: fc.stringMatching(/^[a-z][a-z0-9]{0,8}(\.[a-z]{3})?$/) },
  {
    weight: 1,
    arbitrary: fc.constantFrom(
      '.hidden',
      'a b',
      '$(HOME)',
      '\u043f\u0430\u0440\u043e\u043b\u044c',
      '\u{1f511}',
      'x'.repeat(255),
      '*',
      "it's",
      '"',
      '\\n',
      '-',
      '%s',
      '`',
    ),
  },
  { weight: 1, arbitrary: anyText.map(asFileName) },
);

const filePath = fc
  .tuple(
    fc.constantFrom('/run/secrets/app', '/run/secrets/db', '/etc/app', '/var/lib/app/keys'),
    fc.oneof(
      { weight: 4, arbitrary: fc.constant([]) },
      { weight: 1, arbitrary: fc.array(fileName, { minLength: 1, maxLength: 3 }) },
    ),
    fileName,
  )
  .map(([folder, below, name]) => [folder, ...below, name].join('/'));

/** Where a container may find a value. */
export const target: Arbitrary<TargetProgram> = fc.oneof(
  { weight: 6, arbitrary: filePath.map((file) => ({ file })) },
  { weight: 4, arbitrary: fc.stringMatching(/^[A-Za-z_][A-Za-z0-9_]{0,12}$/).map((variable) => ({ variable })) },
  {
    weight: 1,
    arbitrary: fc.constantFrom({}, { prefix: 'DB_' }, { prefix: '_' }).map((variables) => ({ variables })),
  },
);

/** Where hardly any could. */
export const illegalTarget: Arbitrary<TargetProgram> = fc.oneof(
  anyText.map((text) => ({ file: `/${text}` })),
  fc
    .constantFrom(
      '',
      '/',
      'a',
      '/a/',
      '/a/../b',
      '/..data',
      '/run/secrets/kubernetes.io/serviceaccount/token',
      '/dev/x',
    )
    .map((file) => ({ file })),
  fc.constant({ file: `/${'long/'.repeat(1000)}x` }),
  anyText.map((variable) => ({ variable })),
  anyText.map((prefix) => ({ variables: { prefix } })),
);

function asFileName(text: string): string {
  const name = text.replace(/[/:\p{Cc}]/gu, '').replace(/^\.+/, '');
  return name.slice(0, 60) || 'x';
}
