import { TARGETS, type Target } from './target';

describe.each(TARGETS)('$target', ({ start, target: name }) => {
  let target: Target;

  beforeAll(async () => {
    target = await start();
  });

  afterAll(() => target?.stop());

  test('the API server is of the version that the tests are about', async () => {
    const { body } = await target.server.send({ method: 'GET', path: '/version' });

    if (!process.env.KUBECONFIG) expect(name).toBe(`Kubernetes ${body.major}.${body.minor}`);
    expect(body.gitVersion).toMatch(/^v1\.\d+\.\d+/);
  });
});
