import { dependencyOrder } from '../../lib/core/dependency-order';

test('what is needed comes first', () => {
  const result = orderOf({ app: ['driver', 'namespaces'], driver: ['crds'], namespaces: [], crds: [] });

  expect(result).toMatchObject({ order: ['crds', 'driver', 'namespaces', 'app'] });
});

test('a rank is the length of the longest way', () => {
  const result = orderOf({ app: ['driver', 'crds'], driver: ['crds'], crds: [], alone: [] });

  expect(result).toMatchObject({
    ranks: new Map([
      ['crds', 0],
      ['driver', 1],
      ['app', 2],
      ['alone', 0],
    ]),
  });
});

test('things that do not need each other keep the order they were given in', () => {
  const result = orderOf({ c: [], a: [], b: ['z', 'y'], y: [], z: [] });

  expect(result).toMatchObject({ order: ['c', 'a', 'z', 'y', 'b'] });
});

test('a need that is no thing itself is ignored', () => {
  const result = orderOf({ app: ['somebody-elses'] });

  expect(result).toEqual({ order: ['app'], ranks: new Map([['app', 0]]) });
});

test('a cycle is told from its first thing on, each needing the next', () => {
  const result = orderOf({ entry: ['a'], a: ['b'], b: ['c'], c: ['a'] });

  expect(result).toEqual({ cycle: ['a', 'b', 'c'] });
});

test('a thing that needs itself is a cycle of one', () => {
  expect(orderOf({ a: ['a'] })).toEqual({ cycle: ['a'] });
});

test('a thousand diamonds on top of each other are walked once, not 2^1000 times', () => {
  const needs: Record<string, string[]> = {};
  for (let layer = 0; layer < 1_000; layer++) {
    needs[`top${layer}`] = [`left${layer}`, `right${layer}`];
    needs[`left${layer}`] = [`top${layer + 1}`];
    needs[`right${layer}`] = [`top${layer + 1}`];
  }

  const result = orderOf(needs);

  expect(result).toHaveProperty('order.length', 3_000);
  expect('ranks' in result && result.ranks.get('top0')).toBe(1_999);
});

function orderOf(needs: Readonly<Record<string, readonly string[]>>) {
  return dependencyOrder(new Map(Object.entries(needs)));
}
