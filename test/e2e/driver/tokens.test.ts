import { NEWEST_KUBERNETES } from '../control-plane/versions';
import { syncSteps } from '../sync-order';
import { type DrivenCluster, newPodOf, startCluster } from './driven-cluster';
import { fleetWithTokens } from './fleet-with-tokens';

const TOKENS = 'csi.storage.k8s.io/serviceAccount.tokens';

describe('a CSIDriver that asks for tokens, by the driver 1.6.0', () => {
  let cluster: DrivenCluster;

  describe.each([
    { kubernetes: '1.34', way: 'in the open', inConfidence: false },
    { kubernetes: '1.35', way: 'in confidence', inConfidence: true },
  ])('of a cluster that names $kubernetes', ({ inConfidence, kubernetes, way }) => {
    beforeAll(async () => {
      const steps = syncSteps(fleetWithTokens(kubernetes).render().tree, 'eks');
      cluster = await startCluster(NEWEST_KUBERNETES, steps, 'aws');
      cluster.provider.handsOut = () => [{ path: 'orders_password', mode: 0o644, contents: 'made-up' }];
      await cluster.kubelet.mountAll(await newPodOf(cluster, steps, 'orders'));
    });

    afterAll(() => cluster?.stop());

    test(`kubelet hands the token over ${way}, and the driver hands it to every provider as an attribute`, () => {
      const [asked] = cluster.provider.asked;

      const tokens: Tokens = JSON.parse(asked?.attributes[TOKENS] ?? '{}');

      expect(Object.keys(tokens)).toEqual(['sts.amazonaws.com']);
      expect(subjectOf(tokens['sts.amazonaws.com']?.token)).toBe('system:serviceaccount:orders:orders');
      expect(asked?.secrets?.[TOKENS] !== undefined).toBe(inConfidence);
    });
  });
});

type Tokens = Readonly<Record<string, { readonly token: string }>>;

function subjectOf(token = ''): unknown {
  const [, claims = ''] = token.split('.');
  return JSON.parse(Buffer.from(claims, 'base64url').toString()).sub;
}
