import { Chart, Testing } from 'cdk8s';
import { formatFinding } from '../../lib/core/finding';
import { findingsOf } from '../../lib/core/report-finding';
import { reportCredentialsInUrl, trySshUrl } from '../../lib/gitops/repository-url';

test.each([
  'https://user:c4n4ry@git.example.com/fleet.git',
  'https://c4n4ry@git.example.com/fleet.git',
  'https://user:c4n4ry@x@git.example.com/fleet.git',
  'ssh://git:c4n4ry@git.example.com/fleet.git',
  'HTTPS://c4n4ry@git.example.com/fleet.git',
])('a credential in %s is reported without repeating it', (repository) => {
  const [finding] = credentialFindings(repository);

  expect(finding).toMatchObject({ code: 'gitops/credentials-in-url', severity: 'error' });
  expect(finding && formatFinding(finding)).not.toContain('c4n4ry');
});

test.each([
  'https://git.example.com/fleet.git',
  'https://git.example.com/team/@scope/fleet.git',
  'ssh://git@git.example.com:22/fleet.git',
  'git@git.example.com:fleet.git',
])('%s holds no credential', (repository) => {
  expect(credentialFindings(repository)).toEqual([]);
});

test.each([
  ['git@git.example.com:team/fleet.git', 'ssh://git@git.example.com/team/fleet.git'],
  ['git@git.example.com:/srv/fleet.git', 'ssh://git@git.example.com/srv/fleet.git'],
  ['ssh://git@git.example.com/fleet.git', undefined],
  ['https://git.example.com/fleet.git', undefined],
])('the ssh form of %s is %s', (repository, ssh) => {
  expect(trySshUrl(repository)).toBe(ssh);
});

function credentialFindings(repository: string) {
  const chart = new Chart(Testing.app(), 'chart');
  reportCredentialsInUrl(chart, repository);
  return findingsOf(chart);
}
