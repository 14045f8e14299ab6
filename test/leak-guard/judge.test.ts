import { LeakGuard } from '../../lib/leak-guard/leak-guard';
import { guardOf } from './leaks-of';

test.each([
  ['', 'an empty value'],
  ['   \n', 'white space'],
  ['true', 'a word'],
  ['8080', 'a number'],
  ['aB3$xY7', 'seven bytes'],
  ['a"b\'c d$e', 'few bytes that count'],
  ['xxxxxxxxxxxxxxxxxxxxxxxxxxxxxx', 'a filler'],
  ['********-********-********', 'a filler with dashes'],
  ['production', 'a longer word'],
  ['us-east-1', 'words and numbers'],
  ['ConnectionText', 'a name'],
  ['10.0.0.1:8080', 'numbers'],
  ['db.example.com', 'a host'],
  ['postgres2024', 'a word and a year'],
  ['пароль', 'a word of another alphabet'],
])('"%s" is reported as not judged, and not found as text: %s', (value) => {
  const guard = guardOf(value);

  const leaks = guard.searchText('text', Buffer.from(`a ${value} b`));

  expect(leaks).toEqual([]);
  expect(guard.notJudged).toEqual(['value-1']);
});

test.each([
  ['aB3$xY7.z', 'eight bytes that count, in no order'],
  ['p4ssw0rd', 'letters and digits in turn'],
  ['postgres20240', 'a word and more than four digits'],
  ['correct horse battery', 'words of more than 16 letters'],
  ['4929123456789012', 'a number of 16 digits'],
  ['пароль-1п', 'a longer text of another alphabet'],
])('"%s" is judged: %s', (value) => {
  const guard = guardOf(value);

  const leaks = guard.searchText('text', Buffer.from(`a ${value} b`));

  expect(leaks).toHaveLength(1);
  expect(guard.notJudged).toEqual([]);
});

test.each(['production', 'us-east-1', 'db.example.com'])(
  'the base64 and hex of "%s" are found all the same',
  (value) => {
    const bytes = Buffer.from(value);

    const leaks = guardOf(value).searchText(
      'text',
      Buffer.from(`${bytes.toString('base64')} ${bytes.toString('hex')}`),
    );

    expect(leaks.map(({ encoding }) => encoding)).toEqual(['base64', 'hex']);
  },
);

test('a value that is part of a public text is not judged as text, but its base64 is', () => {
  const value = 'shop-pr0d-7x';
  const guard = new LeakGuard([{ property: 'name', value: Buffer.from(value) }], [`acme/${value}/app`]);

  const leaks = guard.searchText('text', Buffer.from(`${value} ${Buffer.from(value).toString('base64')}`));

  expect(leaks).toMatchObject([{ column: 14, encoding: 'base64' }]);
  expect(guard.notJudged).toEqual(['name']);
});

test('a public text inside a value does not keep the value from being found', () => {
  const guard = new LeakGuard([{ property: 'url', value: Buffer.from('postgres://app:x9@db') }], ['app', 'postgres']);

  const leaks = guard.searchText('text', Buffer.from('postgres://app:x9@db'));

  expect(leaks).toHaveLength(1);
  expect(guard.notJudged).toEqual([]);
});

test('a value that is short behind the escapes in it is found as it is, and reported as not judged', () => {
  const guard = guardOf('\\n\\t\\r\\n\\tab\\x41c');

  const leaks = guard.searchText('text', Buffer.from('\\n\\t\\r\\n\\tab\\x41c'));

  expect(leaks).toHaveLength(1);
  expect(guard.notJudged).toEqual(['value-1']);
});

test('properties that are not judged are sorted, each of them named', () => {
  const guard = guardOf('true', 'true', 'production', 's3cr3t-v4lue');

  expect(guard.notJudged).toEqual(['value-1', 'value-2', 'value-3']);
});
