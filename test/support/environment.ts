import { App, Chart } from 'cdk8s';
import type { Construct } from 'constructs';
import { PulumiEscEnvironment, type PulumiEscEnvironmentProps } from '../../lib/stores/pulumi-esc/environment';

/** The environment `acme/shop/production`; its access token lies in namespace `shop`. */
export function environment(
  props: Partial<PulumiEscEnvironmentProps> = {},
  scope: Construct = new Chart(new App(), 'chart'),
): PulumiEscEnvironment {
  return new PulumiEscEnvironment(scope, 'production', {
    organization: 'acme',
    project: 'shop',
    environment: 'production',
    accessToken: { namespace: 'shop' },
    ...props,
  });
}
