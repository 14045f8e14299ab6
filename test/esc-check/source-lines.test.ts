import { SourceLines } from '../../lib/esc-check/source-lines';
import { finding } from '../support/finding';

const SOURCE = `const prod = new Cluster(fleet, 'prod', {});
new Binding(web, 'hello', { property: environment.property('app.helo'), variable: 'HELLO' });
new Binding(web, "ca", { property: environment.property(\`tls["ca.crt"]\`), file: '/ca' });
new Binding(web, 'other', { property: environment.property('app.name'), file: '/a' });
new Binding(api, 'other', { property: environment.property('app.name'), file: '/b' });
`;

const LINES = new SourceLines(SOURCE, [
  { path: 'prod/web/web/hello', property: 'app.helo', use: 'value' },
  { path: 'prod/web/web/made-by-a-loop', property: 'tls["ca.crt"]', use: 'value' },
  { path: 'prod/web/web/other', property: 'app.name', use: 'value' },
  { path: 'prod/web/db', property: 'app.helo', use: 'value' },
  { path: 'prod/web/db', property: 'tls["ca.crt"]', use: 'value' },
]);

test.each([
  ['the only line with the property', 'prod/web/web/hello', 'There is no app.helo.', 2],
  ['the only line with the property in other quotes', 'prod/web/web/made-by-a-loop', 'There is no tls["ca.crt"].', 3],
  ['the property that the problem names', 'prod/web/db', 'There is no tls["ca.crt"].', 3],
  ['the only line with the id where no property is meant', 'prod', 'The version is unknown.', 1],
  ['no line where several have property and id', 'prod/web/web/other', 'There is no app.name.', undefined],
  ['no line where none has either', 'prod/web/loop-7', 'It is wrong.', undefined],
])('%s', (_, path, problem, line) => {
  expect(LINES.lineOf(finding({ path, problem }))).toBe(line);
});
