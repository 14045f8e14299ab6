import { EscLocal } from '../../../lib/esc-local/esc-local';
import { type EscLocalFaults, fateOf } from '../../../lib/esc-local/server/faults';

const FAULTS: EscLocalFaults = { tooManyRequests: 0.1, serverError: 0.1, cutConnection: 0.2, delay: 0.1 };

test('each fault takes its share of the requests', () => {
  const fates = Array.from({ length: 10_000 }, (_, n) => fateOf(FAULTS, `GET /${n % 100}`, n));

  const shares = ['too-many-requests', 'server-error', 'cut-at-once', 'cut-in-answer', 'delay', 'answer'].map((fate) =>
    Math.round((fates.filter((met) => met === fate).length / fates.length) * 100),
  );
  expect(shares).toEqual([10, 10, 10, 10, 10, 50]);
});

test('another seed chooses other requests', () => {
  const fates = [1, 2].map((seed) =>
    Array.from({ length: 50 }, (_, n) => fateOf({ ...FAULTS, seed }, 'GET /', n)).join(),
  );

  expect(fates[0]).not.toBe(fates[1]);
});

describe('a client meets', () => {
  let esc: EscLocal;

  async function start(faults: EscLocalFaults): Promise<void> {
    esc = await EscLocal.start({ environments: { 'acme/shop/production': 'values: { a: 1 }' }, faults });
  }

  function ask(): Promise<Response> {
    const headers = { authorization: `token ${esc.token}` };
    return fetch(`${esc.url}/environments/acme/shop/production`, { headers });
  }

  afterEach(() => esc.close());

  test('429 with the seconds to wait', async () => {
    await start({ tooManyRequests: 1, retryAfterSeconds: 3 });

    const { headers, status } = await ask();

    expect([status, headers.get('retry-after')]).toEqual([429, '3']);
  });

  test('500 with a body like that of other refusals', async () => {
    await start({ serverError: 1 });

    const response = await ask();

    expect(await response.json()).toEqual({ code: 500, message: 'Internal Server Error' });
  });

  test('a connection that ends before the answer is complete', async () => {
    await start({ cutConnection: 1 });

    await expect(ask().then((response) => response.text())).rejects.toThrow();
  });

  test('an answer that comes late', async () => {
    await start({ delay: 1, delayMilliseconds: 100 });
    const begin = performance.now();

    const { status } = await ask();

    expect([status, performance.now() - begin > 90]).toEqual([200, true]);
  });

  test('no answer once the server is closed, which waits for nothing', async () => {
    const timers = activeTimers();
    await start({ delay: 1, delayMilliseconds: 60_000 });
    const asked = ask().catch((error) => error);
    while (esc.requests.count() !== 1) await new Promise(setImmediate);

    await esc.close();

    expect(String(await asked)).toBe('TypeError: fetch failed');
    expect(activeTimers()).toBe(timers);
  });
});

function activeTimers(): number {
  return process.getActiveResourcesInfo().filter((resource) => resource === 'Timeout').length;
}
