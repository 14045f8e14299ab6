import { request } from 'node:http';
import { NO_CONTENT } from '../../../lib/esc-local/server/reply';
import { Router } from '../../../lib/esc-local/server/router';
import { start } from '../client';

const ROUTER = new Router(
  ['/a/:x', '/a//:x', '/a/fixed', '/a/:x/b'].map((path) => ({ method: 'GET', path, handle: () => NO_CONTENT })),
);

test.each([
  ['/a/1', '/a/:x'],
  ['/a//1', '/a//:x'],
  ['/a/fixed', '/a/:x'],
  ['/a/1/b', '/a/:x/b'],
  ['/a', undefined],
  ['/a/', undefined],
  ['/a//', undefined],
  ['/a/1/', undefined],
  ['//a/1', undefined],
  ['/A/1', undefined],
])('path %s is answered by %s', (path, route) => {
  expect(ROUTER.match('GET', path)?.route.path).toBe(route);
});

test('segments are decoded after the path is cut', () => {
  expect(ROUTER.match('GET', '/a/x%2Fy%20%C3%BC+')?.parameters).toEqual({ x: 'x/y ü+' });
});

test('another method is not answered', () => {
  expect(ROUTER.match('POST', '/a/1')).toBeUndefined();
});

test.each([
  '/',
  '/api',
  '/api/esc',
  '/api/esc/environments/acme/',
  '/api/esc//environments/acme',
  '/api/esc/environments/acme/shop/%zz',
  '/api/esc/environments/acme/shop/production/nothing',
])('%s is not found', async (path) => {
  const { token, url } = await start({ environments: { 'acme/shop/production': 'values: {}' } });

  const { body, status } = await get(new URL(url).port, path, { authorization: `token ${token}` });

  expect([status, JSON.parse(body)]).toEqual([404, { code: 404, message: 'Not Found' }]);
});

test('whoever has no token is not told what exists', async () => {
  const { url } = await start();

  expect((await get(new URL(url).port, '/api/esc/nothing', {})).status).toBe(401);
});

/** Without `fetch`, which cleans paths. */
function get(port: string, path: string, headers: Record<string, string>): Promise<{ status?: number; body: string }> {
  return new Promise((resolve, reject) => {
    request({ host: '127.0.0.1', port, path, headers }, (response) => {
      let body = '';
      response.on('data', (chunk) => (body += chunk)).on('end', () => resolve({ status: response.statusCode, body }));
    })
      .on('error', reject)
      .end();
  });
}
