import { Delivery } from '../../lib/delivery/delivery';
import { app, bind, findingsOn, problemsOn, ROOT_CONTAINER } from '../support/workload';

const delivery = Delivery.copiedCsiFiles();

test("an author's own container may not have the name of the one that copies", () => {
  const deployment = app();
  deployment.addInitContainer({ ...ROOT_CONTAINER, name: 'copy-secrets' });
  bind(deployment, 'db', '/run/secrets/db/password', { delivery, container: deployment.containers[0] });

  expect(findingsOn(deployment)).toEqual(['binding/copy-container error shop/app/db']);
});

test('that name is free where nothing is copied', () => {
  const deployment = app({ containers: [{ ...ROOT_CONTAINER, name: 'copy-secrets' }] });
  bind(deployment, 'db', '/run/secrets/db/password');

  expect(findingsOn(deployment)).toEqual([]);
});

test('two images for one copying container are refused, with both', () => {
  const deployment = app();
  bind(deployment, 'db', '/run/secrets/db/password', { delivery });
  bind(deployment, 'mail', '/run/secrets/mail/password', { delivery: Delivery.copiedCsiFiles({ image: 'tools:2' }) });

  const [finding, ...others] = problemsOn(deployment);

  expect(finding).toMatchObject({ code: 'binding/copy-image', path: 'shop/app/mail' });
  expect(finding?.problem).toContain('by "tools:2", and binding "db" by "docker.io/library/busybox:1.37.0"');
  expect(others).toEqual([]);
});

test('one image named twice passes', () => {
  const deployment = app();
  bind(deployment, 'db', '/run/secrets/db/password', { delivery: Delivery.copiedCsiFiles({ image: 'tools:2' }) });
  bind(deployment, 'mail', '/run/secrets/mail/password', { delivery: Delivery.copiedCsiFiles({ image: 'tools:2' }) });

  expect(findingsOn(deployment)).toEqual([]);
});
