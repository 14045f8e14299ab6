import { apiBase, tryApiBase } from '../../lib/esc/api-url';

test.each([
  ['https://api.pulumi.com', 'https://api.pulumi.com/api/esc'],
  ['https://api.pulumi.com/', 'https://api.pulumi.com/api/esc'],
  ['https://api.pulumi.com/api/esc', 'https://api.pulumi.com/api/esc'],
  ['https://api.pulumi.com/api/esc/', 'https://api.pulumi.com/api/esc'],
  ['http://127.0.0.1:4650', 'http://127.0.0.1:4650/api/esc'],
  ['http://[::1]:4650', 'http://[::1]:4650/api/esc'],
  ['https://pulumi.example.com:8443/behind/a/proxy', 'https://pulumi.example.com:8443/behind/a/proxy/api/esc'],
])('the API at %s is %s', (address, base) => {
  expect(apiBase(address)).toBe(base);
});

test.each(['', 'api.pulumi.com', 'file://~', 's3://bucket', 'https://a.example?x', 'https://a.example/#x', 'https://'])(
  '"%s" is no address of an API',
  (address) => {
    expect(() => apiBase(address)).toThrow(expect.objectContaining({ kind: 'api-url' }));
    expect(tryApiBase(address)).toBeUndefined();
  },
);

test.each([
  'https://user:c4n4ry@pulumi.example.com',
  'https://c4n4ry@pulumi.example.com',
  'https://user:c4n4ry@pulumi.example.com:port',
  'https://pulumi.example.com?token=c4n4ry',
  'https://pulumi.example.com#c4n4ry',
  'pul-c4n4ry',
])('what may be a credential in %s is not repeated', (address) => {
  expect(() => apiBase(address)).toThrow(expect.objectContaining({ kind: 'api-url' }));
  expect(() => apiBase(address)).not.toThrow('c4n4ry');
});
