import { declaredEnvironments } from '../../lib/esc-init/declared-environments';
import { environment } from '../support/environment';
import { ADDRESS, program } from './init';

test('what nobody declares or pins is left alone', () => {
  const root = program();
  environment({}, root);

  expect(declaredEnvironments(root)).toEqual({ environments: [], findings: [] });
});

test('what is imported comes first, whatever the program says first', () => {
  const root = program();
  environment({ definition: { imports: ['shop/base@stable', 'shop/elsewhere'] } }, root);
  environment({ environment: 'base', definition: {} }, program(root));

  expect(addressesIn(root)).toEqual(['acme/shop/base', ADDRESS]);
});

test('what is pinned comes before the thin environment, although nobody declares it', () => {
  const root = program();
  environment({}, root).at('stable');

  const { environments } = declaredEnvironments(root);

  expect(environments).toMatchObject([
    { address: ADDRESS, imports: [] },
    { address: `${ADDRESS}--stable`, imports: [ADDRESS], pin: { address: ADDRESS, tag: 'stable' } },
  ]);
  expect(environments[0]).not.toHaveProperty('parts');
});

test('an environment may be declared twice in the same way', () => {
  const root = program();
  environment({ definition: { values: { a: [1], b: 2 } } }, root);
  environment({ definition: { values: { b: 2, a: [1] } } }, program(root));

  expect(addressesIn(root)).toEqual([ADDRESS]);
});

test('an environment that is declared in two ways is told', () => {
  const root = program();
  environment({ definition: { values: { a: 1 } } }, root);
  environment({ definition: { values: { a: 2 } } }, program(root));

  const { environments, findings } = declaredEnvironments(root);

  expect(environments).toEqual([]);
  expect(findings).toMatchObject([
    {
      code: 'esc/definition-conflict',
      path: 'program/second/production',
      problem: `${ADDRESS} is declared in another way at program/production.`,
    },
  ]);
});

test('the same address of two APIs is two environments', () => {
  const root = program();
  environment({ definition: { values: { a: 1 } } }, root);
  environment({ definition: {}, apiUrl: 'https://pulumi.example.com/api/esc' }, program(root));

  expect(addressesIn(root)).toEqual([ADDRESS, ADDRESS]);
});

test('environments that import each other are told with the whole way', () => {
  const root = program();
  environment({ definition: { imports: ['shop/base'] } }, root);
  environment({ environment: 'base', definition: { imports: ['shop/production@stable'] } }, program(root));

  const { findings } = declaredEnvironments(root);

  expect(findings).toMatchObject([
    {
      code: 'esc/import-cycle',
      path: 'program/production',
      problem: `${ADDRESS} imports itself: ${ADDRESS} imports acme/shop/base imports ${ADDRESS}.`,
    },
  ]);
});

test('whatever is wrong with an environment is told, and nothing is declared then', () => {
  const root = program();
  environment({ definition: { values: { imports: 1 } } }, root).at('latest');

  const { environments, findings } = declaredEnvironments(root);

  expect(environments).toEqual([]);
  expect(findings.map(({ code }) => code)).toEqual(['esc/definition-key', 'esc/pin-tag']);
});

function addressesIn(root: Parameters<typeof declaredEnvironments>[0]): string[] {
  const { environments, findings } = declaredEnvironments(root);
  expect(findings).toEqual([]);
  return environments.map(({ address }) => address);
}
