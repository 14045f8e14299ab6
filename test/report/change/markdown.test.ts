import { summaryMarkdown } from '../../../lib/report/change/markdown';
import { gain, summary } from './summary';

const BASE = 'main (1f2e3d4)';

/** Of a comment on GitHub, in characters. */
const LIMIT = 65_536;

test('a change is an entry below its kind, with its names as code', () => {
  const text = summaryMarkdown(summary({ changes: [gain()] }), BASE);

  expect(text).toContain(
    '**access-widened**\n\n- prod: `Deployment shop/checkout (main)` gains `db.password` of `acme/shop/production`\n',
  );
});

test('all but the first lines of a kind are folded', () => {
  const changes = Array.from({ length: 8 }, (_, index) => gain({ subject: `Deployment shop/${index}` }));

  const text = summaryMarkdown(summary({ changes }), BASE);

  expect(text).toContain('<details><summary>and 3 more</summary>\n\n- prod: `Deployment shop/5` gains');
});

test('the objects of a unit are folded, with their fields', () => {
  const fields = [{ path: 'spec.replicas', before: '1', after: '2' }];
  const objects = [
    { state: 'changed' as const, cluster: 'prod', unit: 'checkout', object: 'Deployment shop/a', fields },
  ];

  const text = summaryMarkdown(summary({ objects }), BASE);

  expect(text).toContain(
    '<details><summary>prod/checkout: 1 object</summary>\n\n- changed: `Deployment shop/a`\n  - `spec.replicas: 1 → 2`\n',
  );
});

test('what somebody wrote is neither Markdown nor a call of a team', () => {
  const told = { kind: 'exception-added' as const, subject: 'image/unpinned at app', items: [], store: undefined };

  const text = summaryMarkdown(
    summary({ changes: [gain({ ...told, after: '<b>@acme/platform</b> *said* so' })] }),
    BASE,
  );

  expect(text).toContain('&#60;b&#62;@<!-- -->acme/platform&#60;/b&#62; &#42;said&#42; so');
});

test('it fits into a comment, whatever changes: first the fields go, then the objects, then the folded lines', () => {
  const field = { path: 'spec.template.spec.containers[main].image', before: '"app:1"', after: '"app:2"' };
  const objects = Array.from({ length: 5000 }, (_, index) => ({
    state: 'changed' as const,
    cluster: 'prod',
    unit: `unit-${index}`,
    object: `Deployment shop/${index}`,
    fields: [field],
  }));
  const changes = Array.from({ length: 5000 }, (_, index) => gain({ subject: `Deployment shop/${index}` }));

  const some = summaryMarkdown(summary({ objects: objects.slice(0, 500) }), BASE);
  const many = summaryMarkdown(summary({ objects }), BASE);
  const most = summaryMarkdown(summary({ changes, objects }), BASE);

  expect(some).toContain('`Deployment shop/499`');
  expect(some).not.toContain('image');
  expect(many).not.toContain('unit-0');
  expect(most).toContain('- and 4995 more\n');
  for (const text of [some, many, most]) expect(text.length).toBeLessThan(LIMIT);
});
