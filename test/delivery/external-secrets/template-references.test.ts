import { templateProblems } from '../../../lib/delivery/external-secrets/template-references';

const values = { known: new Set(['user', 'password', 'tls.crt', 'my-key']), isComplete: true };

test.each([
  '',
  'no action, .missing',
  '{{ .user }}',
  '{{- .user -}}',
  '{{.user|upper}}',
  '{{ printf "%s:%s" .user $.password }}',
  '{{ index . "tls.crt" }}',
  '{{ index $. "my-key" | b64enc }}',
  '{{ (fromJson .user).missing }}',
  '{{ $config := .user }}{{ $config.missing }}',
  '{{ ".missing" }}{{ `.missing` }}',
  '{{/* .missing */}}',
  '{{ if .user }}{{ .password }}{{ end }}',
  '{{ range .user }}{{ .missing }}{{ end }}',
  '{{ 1.5 }}',
])('%j renders', (template) => {
  expect(templateProblems(template, values)).toEqual([]);
});

test.each([
  ['{{ .missing }}', 'there is no value "missing"'],
  ['{{ $.missing }}', 'there is no value "missing"'],
  ['{{ .user }}{{ .missing | upper }}', 'there is no value "missing"'],
  ['{{ if .missing }}a{{ end }}', 'there is no value "missing"'],
  ['{{ index . "missing" }}', 'there is no value "missing"'],
  ['{{ .my-key }}', 'write index . "my-key"'],
  ['{{ .tls.crt }}', 'write index . "tls.crt"'],
])('%j does not render', (template, problem) => {
  const [first, ...others] = templateProblems(template, values);

  expect(first).toContain(problem);
  expect(others).toEqual([]);
});

test('any value may be among those that are extracted, but no name has a dash', () => {
  const open = { ...values, isComplete: false };

  expect(templateProblems('{{ .missing }}', open)).toEqual([]);
  expect(templateProblems('{{ .my-key }}', open)).toHaveLength(1);
});
