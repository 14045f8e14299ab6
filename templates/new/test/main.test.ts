import fleet from '../main.ts';

const { findings, plans } = fleet.render();

test('nothing is wrong with the program', () => {
  expect(findings).toEqual([]);
});

test('each container gets the secrets that it is meant to have, in the way that was agreed on', () => {
  const ways = plans.flatMap(({ cluster, bindings }) =>
    bindings.map(({ delivery, property, store, workload }) => ({
      to: `${cluster}/${workload.namespace}/${workload.name}`,
      from: `${store} ${property}`,
      delivery,
    })),
  );

  expect(ways).toEqual([
    { to: 'prod/shop/checkout', from: 'acme/shop/production database.password', delivery: 'external-secret' },
  ]);
});
