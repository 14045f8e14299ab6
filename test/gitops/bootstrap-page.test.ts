import { renderBootstrapPage } from '../../lib/gitops/bootstrap-page';

test('steps are numbered, and commands stand in fenced blocks', () => {
  const steps = [
    { title: 'Install it', text: 'Because.', command: 'install --now' },
    { title: 'Look at it', text: 'With care.' },
  ];

  const [title, , ...body] = renderBootstrapPage({ cluster: 'prod', steps }).split('\n\n');

  expect(title).toBe('# Before the first sync of prod');
  expect(body).toEqual([
    '## 1. Install it',
    'Because.',
    '```sh\ninstall --now\n```',
    '## 2. Look at it',
    'With care.\n',
  ]);
});

test('the page ends with one newline', () => {
  expect(renderBootstrapPage({ cluster: 'prod', steps: [] })).toMatch(/[^\n]\n$/);
});
