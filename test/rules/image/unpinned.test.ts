import { pinnedImages } from '../../../lib/rules/image/unpinned';
import { check, codes } from '../../support/cluster-subject';
import { deployment } from '../../support/manifests';

const DIGEST = `sha256:${'0123456789abcdef'.repeat(4)}`;

test.each([
  'app:1',
  'app:1.2.3-latest',
  'registry:5000/app:1',
  'registry.example.com/team/app:v1_0',
  `app@${DIGEST}`,
  `registry:5000/app@${DIGEST}`,
  `app:latest@${DIGEST}`,
  `app@sha512:${'0123456789abcdef'.repeat(8)}`,
  'app:LATEST',
])('%s is pinned', (image) => {
  expect(codes(pinnedImages, [running(image)])).toEqual([]);
});

test.each([
  '',
  'app',
  'app:',
  'app:latest',
  'registry:5000/app',
  'registry:5000/app:latest',
  'app@sha256:0123',
  'app@1.0',
  `app@sha256:${'0123456789ABCDEF'.repeat(4)}`,
  `app:1@${DIGEST}0`,
])('"%s" is not pinned', (image) => {
  expect(codes(pinnedImages, [running(image)])).toEqual(['image/unpinned warning prod/shop/app']);
});

test('a container without an image is not pinned', () => {
  expect(codes(pinnedImages, [deployment({ containers: [{ name: 'app' }] })])).toHaveLength(1);
});

test('the policy of the cluster says how much it weighs', () => {
  expect(codes(pinnedImages, [running('app')], { unpinnedImages: 'error' })).toEqual([
    'image/unpinned error prod/shop/app',
  ]);
});

test('init containers are looked at too, and each is named', () => {
  const pod = {
    initContainers: [{ name: 'migrate', image: 'migrate' }],
    containers: [
      { name: 'app', image: 'app:1' },
      { name: 'proxy', image: 'proxy' },
    ],
  };

  const problems = check(pinnedImages, [deployment(pod)]).map(({ problem }) => problem);

  expect(problems).toEqual([
    'Container "migrate" of Deployment "shop/app" runs "migrate", whatever that is today.',
    'Container "proxy" of Deployment "shop/app" runs "proxy", whatever that is today.',
  ]);
});

test('what runs no pod has no image', () => {
  expect(
    codes(pinnedImages, [{ apiVersion: 'v1', kind: 'Service', spec: { containers: [{ image: 'app' }] } }]),
  ).toEqual([]);
});

function running(image: string) {
  return deployment({ containers: [{ name: 'app', image }] });
}
