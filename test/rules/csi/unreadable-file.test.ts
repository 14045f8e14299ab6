import { readableFiles } from '../../../lib/rules/csi/unreadable-file';
import { classOf, reading, syncing } from '../../support/classes';
import { check, codes } from '../../support/cluster-subject';

const FILE = '- fileName: a\n  secretKey: a\n';
const PULUMI = classOf('pulumi', FILE);

test.each([
  ['it runs as user 1000', { runAsUser: 1000 }],
  ['it may not run as root', { runAsNonRoot: true }],
  ['it has no capability DAC_OVERRIDE', { capabilities: { drop: ['ALL'] } }],
  ['it has no capability DAC_OVERRIDE', { runAsUser: 0, capabilities: { drop: ['CAP_DAC_OVERRIDE'] } }],
])('a container is refused where %s: %j', (why, securityContext) => {
  const [finding] = check(readableFiles, [PULUMI, reading({ securityContext })]);

  expect(finding).toMatchObject({ code: 'csi/unreadable-file', severity: 'error', path: 'prod/shop/app' });
  expect(finding?.problem).toContain(`"app" of Deployment "shop/app" cannot read the files in /secrets: ${why}.`);
});

test('what the pod says holds for its containers', () => {
  const pod = { securityContext: { runAsUser: 1000 } };

  expect(codes(readableFiles, [PULUMI, reading({}, pod)])).toHaveLength(1);
});

test.each([
  ['is root', { runAsUser: 0 }],
  ['is what the image says', {}],
  ['is root although its pod is not', { runAsUser: 0, runAsNonRoot: false }],
  ['keeps what it needs', { capabilities: { drop: ['ALL'], add: ['DAC_READ_SEARCH'] } }],
  ['is privileged', { privileged: true, capabilities: { drop: ['ALL'] } }],
])('a container that %s passes', (_, securityContext) => {
  expect(codes(readableFiles, [PULUMI, reading({ securityContext })])).toEqual([]);
});

test('files that everybody may read pass', () => {
  const vault = classOf('vault', '- objectName: a\n');

  expect(codes(readableFiles, [vault, reading({ securityContext: { runAsUser: 1000 } })])).toEqual([]);
});

test('a class that is mounted for its Secrets passes', () => {
  const synced = classOf('pulumi', FILE, syncing({ a: 'a' }));

  expect(codes(readableFiles, [synced, reading({ securityContext: { runAsUser: 1000 } })])).toEqual([]);
});

test('a container that does not mount the volume passes', () => {
  const securityContext = { runAsUser: 1000 };

  expect(codes(readableFiles, [PULUMI, reading({ securityContext, volumeMounts: [] })])).toEqual([]);
});
