import { stages } from '../../../lib/rules/store/other-stage';
import { codes, storeSubject } from '../../support/cluster-subject';

const stageOf = (address: string) => (address.endsWith('/staging') ? 'staging' : undefined);
const staging = storeSubject({ address: 'acme/shop/staging' });

test('a store of another stage is refused, once for all who read it', () => {
  expect(codes(stages, [], { stage: 'production', stageOf, stores: [staging, staging] })).toEqual([
    'store/other-stage error prod/shop/production',
  ]);
});

test.each([
  ['a store of the same stage', { stage: 'staging', stageOf, stores: [staging] }],
  ['a store of no stage', { stage: 'production', stageOf, stores: [storeSubject()] }],
  ['a cluster of no stage', { stageOf, stores: [staging] }],
])('%s passes', (_, props) => {
  expect(codes(stages, [], props)).toEqual([]);
});
